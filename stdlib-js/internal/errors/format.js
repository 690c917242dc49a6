'use strict';

// How error messages speak about values: the parts of Node's wording that take some computing.
//
//   determineSpecificType(value)          "an instance of Foo", "type string ('abc')", "undefined"
//   invalidArgType(name, expected, value) message of ERR_INVALID_ARG_TYPE
//   invalidArgValue(name, value, reason)  message of ERR_INVALID_ARG_VALUE
//   outOfRange(name, range, value, whole) message of ERR_OUT_OF_RANGE
//   list(items, word)                     "a", "a or b", "a, b, or c"
//   plainText(value)                      a value as text, without running any of its code
//   fill(format, args)                    util.format, with a short cut for strings and numbers
//
// Loaded when the first such error is made; nothing here may throw on odd user values.

const primitiveNames = new Set(['string', 'function', 'number', 'object', 'boolean', 'bigint',
  'symbol', 'Function', 'Object']);
const className = /^([A-Z][a-z0-9]*)+$/;

function inspect(value, options) {
  return require('internal/util/inspect').inspect(value, options);
}

function determineSpecificType(value) {
  if (value === null || value === undefined) return String(value);
  if (typeof value === 'function' && value.name) return `function ${value.name}`;
  if (typeof value === 'object') {
    if (value.constructor?.name) return `an instance of ${value.constructor.name}`;
    return inspect(value, { depth: -1 });
  }
  let shown = inspect(value, { colors: false });
  if (shown.length > 28) shown = `${shown.slice(0, 25)}...`;
  return `type ${typeof value} (${shown})`;
}

function list(items, word) {
  if (items.length === 1) return `${items[0]}`;
  if (items.length === 2) return `${items[0]} ${word} ${items[1]}`;
  return `${items.slice(0, -1).join(', ')}, ${word} ${items[items.length - 1]}`;
}

function nameOfArgument(name) {
  if (name.endsWith(' argument')) return name;
  return `"${name}" ${name.includes('.') ? 'property' : 'argument'}`;
}

// Sorts what is expected into types, classes and free text, the order in which they are told.
function sortExpected(expected) {
  const types = [], classes = [], others = [];
  for (const one of Array.isArray(expected) ? expected : [expected]) {
    if (primitiveNames.has(one)) types.push(one.toLowerCase());
    else if (className.test(one)) classes.push(one);
    else others.push(one);
  }
  // Beside classes "an object" would say nothing: then it means a plain one.
  const object = types.indexOf('object');
  if (classes.length > 0 && object !== -1) {
    types.splice(object, 1);
    classes.push('Object');
  }
  return { types, classes, others };
}

function invalidArgType(name, expected, value) {
  const { types, classes, others } = sortExpected(expected);
  const told = [];
  if (types.length > 0) told.push(`${types.length > 1 ? 'one ' : ''}of type ${list(types, 'or')}`);
  if (classes.length > 0) told.push(`an instance of ${list(classes, 'or')}`);
  if (others.length > 1) told.push(`one of ${list(others, 'or')}`);
  else if (others.length === 1) {
    const lowerCase = others[0].toLowerCase() === others[0];
    told.push(lowerCase ? others[0] : `an ${others[0]}`);
  }
  return `The ${nameOfArgument(name)} must be ${told.join(' or ')}. ` +
    `Received ${determineSpecificType(value)}`;
}

function invalidArgValue(name, value, reason = 'is invalid') {
  let shown = inspect(value);
  if (shown.length > 128) shown = `${shown.slice(0, 128)}...`;
  return `The ${name.includes('.') ? 'property' : 'argument'} '${name}' ${reason}. Received ${shown}`;
}

// 4294967296 becomes 4_294_967_296; the sign stays in front.
function withSeparators(digits) {
  return digits.replace(/\d(?=(?:\d{3})+$)/g, '$&_');
}

function showNumber(value) {
  if (Number.isInteger(value) && Math.abs(value) > 2 ** 32) return withSeparators(String(value));
  if (typeof value === 'bigint') {
    const large = value > 2n ** 32n || value < -(2n ** 32n);
    return `${large ? withSeparators(String(value)) : value}n`;
  }
  return inspect(value);
}

// With `whole` the first argument is the whole first sentence.
function outOfRange(name, range, value, whole = false) {
  const first = whole ? name : `The value of "${name}" is out of range.`;
  return `${first} It must be ${range}. Received ${showNumber(value)}`;
}

function plainText(value) {
  if (typeof value !== 'object' || value === null) return String(value);
  const usesDefault = !Array.isArray(value) && value.toString === Object.prototype.toString;
  const name = usesDefault ? value.constructor?.name : undefined;
  return name ? `#<${name}>` : Object.prototype.toString.call(value);
}

function fill(format, args) {
  if (args.length === 0) return format;
  let next = 0;
  for (const arg of args) {
    if (typeof arg !== 'string' && typeof arg !== 'number') {
      return require('util').format(format, ...args);
    }
  }
  return format.replace(/%[sdj]/g, (hole) => {
    if (next === args.length) return hole;
    const arg = args[next++];
    if (hole === '%s') return String(arg);
    return hole === '%d' ? String(Number(arg)) : JSON.stringify(arg);
  });
}

module.exports = {
  determineSpecificType,
  fill,
  invalidArgType,
  invalidArgValue,
  list,
  outOfRange,
  plainText,
};
