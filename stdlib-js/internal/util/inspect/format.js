'use strict';

// util.format: printf-like strings.
//
//   formatWithOptions(inspectOptions, args)    args[0] may hold %s %d %i %f %j %o %O %c %%
//
// console.log calls this for most lines: values without any format take a short way.

const { isBuiltInClass, ownConstructor } = require('internal/util/inspect/names');
const { formatBigInt, formatNumber } = require('internal/util/inspect/primitives');
const { plain } = require('internal/util/inspect/styles');
const native = internalBinding('util');

let inspect;

// Would String(object) run a toString that a user wrote? (Or nothing useful: no toString at all.)
function hasBuiltInToString(object) {
  const proxy = native.getProxyDetails(object);
  if (proxy !== undefined) {
    if (proxy[0] === null) return true;
    object = proxy[0];
  }
  if (typeof object.toString !== 'function') return true;
  if (Object.hasOwn(object, 'toString')) return false;
  let holder = object;
  do holder = Object.getPrototypeOf(holder); while (!Object.hasOwn(holder, 'toString'));
  const maker = ownConstructor(holder);
  return maker !== undefined && isBuiltInClass(maker.name);
}

function formatAsString(value, options) {
  if (typeof value === 'number') return formatNumber(plain, value, false);
  if (typeof value === 'bigint') return formatBigInt(plain, value, false);
  if (typeof value !== 'object' || value === null || !hasBuiltInToString(value)) {
    return String(value);
  }
  return inspect(value, { ...options, depth: 0, colors: false, compact: 3 });
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

function formatAsNumber(value, convert) {
  return formatNumber(plain, typeof value === 'symbol' ? NaN : convert(value), false);
}

// What stands for one directive; undefined if it is none.
function formatDirective(letter, value, options) {
  switch (letter) {
    case 's': return formatAsString(value, options);
    case 'd':
      if (typeof value === 'bigint') return formatBigInt(plain, value, false);
      return formatAsNumber(value, Number);
    case 'i':
      if (typeof value === 'bigint') return formatBigInt(plain, value, false);
      return formatAsNumber(value, parseInt);
    case 'f': return formatAsNumber(value, parseFloat);
    case 'j': return formatAsJson(value);
    case 'O': return inspect(value, options);
    case 'o': return inspect(value, { ...options, showHidden: true, showProxy: true, depth: 4 });
    case 'c': return '';
    default: return undefined;
  }
}

// The text up to here, and how many of args it took.
function fillDirectives(args, options) {
  const format = args[0];
  let text = '';
  let from = 0;
  let used = 1;
  for (let i = format.indexOf('%'); i !== -1 && i < format.length - 1;
    i = format.indexOf('%', i)) {
    const letter = format[i + 1];
    let piece;
    if (letter === '%') piece = '%';
    else if (used < args.length) piece = formatDirective(letter, args[used], options);
    if (piece === undefined) {
      i++;
      continue;
    }
    if (letter !== '%') used++;
    text += format.slice(from, i) + piece;
    i += 2;
    from = i;
  }
  return { text: text + format.slice(from), used };
}

function formatWithOptions(options, args) {
  inspect ??= require('internal/util/inspect').inspect;
  let text = '';
  let used = 0;
  if (typeof args[0] === 'string') {
    if (args.length === 1) return args[0];
    if (args[0].includes('%')) ({ text, used } = fillDirectives(args, options));
  }
  for (let i = used; i < args.length; i++) {
    if (i > 0) text += ' ';
    text += typeof args[i] === 'string' ? args[i] : inspect(args[i], options);
  }
  return text;
}

module.exports = { formatWithOptions };
