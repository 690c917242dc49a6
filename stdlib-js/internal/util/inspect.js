'use strict';

// util.inspect and util.format: any value as text that people can read.
//
//   inspect(value, options)                  with inspect.custom, .colors, .styles, .defaultOptions
//   format(format, ...args), formatWithOptions(inspectOptions, format, ...args)
//   getStringWidth(text, removeControlChars), stripVTControlCharacters(text)
//
// console.log needs this at nearly every start: the kinds of values that are seldom printed are
// formatted by files that are loaded when such a value comes. Keep it so.

const { Inspection, defaultOptions } = require('internal/util/inspect/context');
const { formatValue, kCustom } = require('internal/util/inspect/value');
const styles = require('internal/util/inspect/styles');
const formatting = require('internal/util/inspect/format');

// inspect(value, showHidden, depth, colors) is the old form.
function inspect(value, options) {
  const ctx = new Inspection();
  if (arguments.length > 1) {
    if (arguments.length > 2) {
      if (arguments[2] !== undefined) ctx.depth = arguments[2];
      if (arguments.length > 3 && arguments[3] !== undefined) ctx.colors = arguments[3];
    }
    if (typeof options === 'boolean') ctx.showHidden = options;
    else if (options) ctx.apply(options);
  }
  ctx.finish();
  return formatValue(ctx, value, 0);
}
inspect.custom = kCustom;

Object.defineProperty(inspect, 'defaultOptions', {
  __proto__: null,
  get() { return defaultOptions; },
  set(options) {
    require('internal/validators').validateObject(options, 'options');
    return Object.assign(defaultOptions, options);
  },
});
inspect.colors = styles.colors;
inspect.styles = styles.styles;

function format(...args) {
  return formatting.formatWithOptions(undefined, args);
}

function formatWithOptions(inspectOptions, ...args) {
  require('internal/validators').validateObject(inspectOptions, 'inspectOptions',
    { allowArray: true });
  return formatting.formatWithOptions(inspectOptions, args);
}

function getStringWidth(text, removeControlChars = true) {
  return require('internal/util/inspect/width').getStringWidth(text, removeControlChars);
}

function stripVTControlCharacters(str) {
  return require('internal/util/inspect/width').stripVTControlCharacters(str);
}

module.exports = {
  format,
  formatWithOptions,
  // (options or undefined, array of arguments): for callers that have the array already.
  formatArgs: formatting.formatWithOptions,
  getStringWidth,
  inspect,
  stripVTControlCharacters,
};
