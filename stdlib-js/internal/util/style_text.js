'use strict';

// util.styleText(format, text, {validateStream = true, stream = process.stdout}): text with the
// escape codes of one or several styles of inspect.colors. With validateStream (the default) a
// stream that shows no colours gets none.

const { codes: { ERR_INVALID_ARG_TYPE } } = require('internal/errors');
const {
  validateBoolean, validateObject, validateOneOf, validateString,
} = require('internal/validators');

function showsColors(stream) {
  if (process.env.FORCE_COLOR !== undefined && typeof stream.getColorDepth === 'function') {
    return stream.getColorDepth() > 2;
  }
  return Boolean(stream.isTTY) &&
    (typeof stream.getColorDepth !== 'function' || stream.getColorDepth() > 2);
}

function wantsColors(options) {
  if (options !== undefined) validateObject(options, 'options');
  const { validateStream = true, stream = process.stdout } = options ?? {};
  validateBoolean(validateStream, 'options.validateStream');
  if (!validateStream) return true;
  if (stream === null || typeof stream !== 'object' ||
      (typeof stream.write !== 'function' && typeof stream.pipe !== 'function' &&
       typeof stream.getWriter !== 'function' && typeof stream.getReader !== 'function')) {
    const types = ['ReadableStream', 'WritableStream', 'Stream'];
    throw new ERR_INVALID_ARG_TYPE('stream', types, stream);
  }
  return showsColors(stream);
}

function styleText(format, text, options) {
  validateString(text, 'text');
  const { colors } = require('internal/util/inspect/styles');
  const isColored = wantsColors(options);
  let before = '', after = '';
  for (const name of Array.isArray(format) ? format : [format]) {
    if (colors[name] === undefined) validateOneOf(name, 'format', Object.keys(colors));
    before += `\x1b[${colors[name][0]}m`;
    after = `\x1b[${colors[name][1]}m${after}`;
  }
  return isColored ? `${before}${text}${after}` : text;
}

module.exports = { styleText };
