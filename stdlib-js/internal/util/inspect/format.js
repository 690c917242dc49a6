'use strict';

// util.format: printf-like strings.
//
//   formatWithOptions(inspectOptions, args)    args[0] may hold %s %d %i %f %j %o %O %c %%
//
// console.log calls this for most lines: values without any format take a short way.

const { defaultOptions } = require('internal/util/inspect/context');
const { isBuiltInClass, ownConstructor } = require('internal/util/inspect/names');
const { formatBigInt, formatNumber } = require('internal/util/inspect/primitives');
const { plain } = require('internal/util/inspect/styles');
const native = internalBinding('util');
const { getPrototypeOf, hasOwn } = Object; // a program may replace them

let inspect;

// Would String(object) run a toString that a user wrote? (Or nothing useful: no toString at all.)
function hasBuiltInToString(object) {
  const proxy = native.getProxyDetails(object);
  if (proxy !== undefined) {
    if (proxy[0] === null) return true;
    object = proxy[0];
  }
  if (typeof object.toString !== 'function') return true;
  if (hasOwn(object, 'toString')) return false;
  let holder = object;
  do holder = getPrototypeOf(holder); while (!hasOwn(holder, 'toString'));
  const maker = ownConstructor(holder);
  return maker !== undefined && isBuiltInClass(maker.name);
}

function show(value, options) {
  inspect ??= require('internal/util/inspect').inspect;
  return inspect(value, options);
}

function separators(options) {
  return options?.numericSeparator ?? defaultOptions.numericSeparator;
}

function formatAsString(value, options) {
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return formatNumber(plain, value, separators(options));
  if (typeof value === 'bigint') return formatBigInt(plain, value, separators(options));
  if (typeof value !== 'object' || value === null || !hasBuiltInToString(value)) {
    return String(value);
  }
  return show(value, { ...options, depth: 0, colors: false, compact: 3 });
}

let circularMessage;
function isCircularError(error) {
  if (error === null || typeof error !== 'object' || error.name !== 'TypeError') return false;
  const firstLine = (text) => String(text).split('\n', 1)[0];
  if (circularMessage === undefined) {
    const circle = {};
    circle.circle = circle;
    try {
      JSON.stringify(circle);
    } catch ({ message }) {
      circularMessage = firstLine(message);
    }
  }
  return firstLine(error.message) === circularMessage;
}

function formatAsJson(value) {
  try {
    return String(JSON.stringify(value));
  } catch (error) {
    if (isCircularError(error)) return '[Circular]';
    throw error;
  }
}

function formatAsNumber(value, convert, options) {
  return formatNumber(plain, typeof value === 'symbol' ? NaN : convert(value),
    separators(options));
}

// What stands for one directive; undefined if it is none.
function formatDirective(letter, value, options) {
  switch (letter) {
    case 115: // s
      return formatAsString(value, options);
    case 100: // d
      if (typeof value === 'bigint') return formatBigInt(plain, value, separators(options));
      return formatAsNumber(value, Number, options);
    case 105: // i
      if (typeof value === 'bigint') return formatBigInt(plain, value, separators(options));
      return formatAsNumber(value, parseInt, options);
    case 102: // f
      return formatAsNumber(value, parseFloat, options);
    case 106: // j
      return formatAsJson(value);
    case 79: // O
      return show(value, options);
    case 111: // o
      return show(value, { ...options, showHidden: true, showProxy: true, depth: 4 });
    case 99: // c
      return '';
    default: return undefined;
  }
}

const kPercent = 37;

function formatWithOptions(options, args) {
  const first = args[0];
  if (typeof first !== 'string') return appendRest('', args, 0, options);
  if (args.length === 1) return first;
  let text = '';
  let from = 0;   // what is before is in `text`
  let used = 1;   // how many of args
  for (let i = 0; i < first.length - 1; i++) {
    if (first.charCodeAt(i) !== kPercent) continue;
    const letter = first.charCodeAt(i + 1);
    let piece;
    if (letter === kPercent) piece = '%';
    else if (used < args.length) piece = formatDirective(letter, args[used], options);
    if (piece === undefined) continue;
    if (letter !== kPercent) used++;
    text += (from === i ? '' : first.slice(from, i)) + piece;
    i++;
    from = i + 1;
  }
  text += from === 0 ? first : first.slice(from);
  return used === args.length ? text : appendRest(text, args, used, options);
}

function appendRest(text, args, from, options) {
  for (let i = from; i < args.length; i++) {
    if (i > 0) text += ' ';
    text += typeof args[i] === 'string' ? args[i] : show(args[i], options);
  }
  return text;
}

module.exports = { formatWithOptions };
