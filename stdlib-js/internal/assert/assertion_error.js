'use strict';

// AssertionError: what every function of assert throws.
//
//   new AssertionError({message, actual, expected, operator, stackStartFn})
//   new AssertionError({message, details})      of CallTracker: several failures in one
//
// Without a message one is made from the values and the operator.

const { inspect } = require('internal/util/inspect');

const mostLinesShown = 10;
const longString = 512;
const longMessage = 1024;

function cut(text, length) {
  return text.length > length ? `${text.slice(0, length - 3)}...` : text;
}

// Two errors are shown without their stacks: an object of the same class with the same properties.
function withoutStack(error) {
  const copy = Object.assign(Object.create(Object.getPrototypeOf(error)), error);
  Object.defineProperty(copy, 'message', { __proto__: null, value: error.message });
  return copy;
}

const hasStack = (value) => typeof value === 'object' && value !== null && 'stack' in value &&
  value instanceof Error;

function unequalMessage(actual, operator) {
  const { linesOf, shorten, titles } = require('internal/assert/diff');
  const isReference = operator === 'notStrictEqual' &&
    ((typeof actual === 'object' && actual !== null) || typeof actual === 'function');
  const title = titles[isReference ? 'notStrictEqualObject' : operator];
  const lines = shorten(linesOf(actual));
  if (lines.length > 1) return `${title}\n\n${lines.join('\n')}\n`;
  return `${title}${lines[0].length > 5 ? '\n\n' : ' '}${lines[0]}`;
}

function otherMessage(actual, expected, operator) {
  const { textOf, titles } = require('internal/assert/diff');
  const left = textOf(actual);
  const right = textOf(expected);
  if (operator === 'notDeepEqual' && left === right) {
    return cut(`${titles.notDeepEqual}\n\n${left}`, longMessage);
  }
  const shortLeft = cut(left, longString);
  const shortRight = cut(right, longString);
  if (operator === 'deepEqual') {
    return `${titles.deepEqual}\n\n${shortLeft}\n\nshould loosely deep-equal\n\n${shortRight}`;
  }
  if (operator === 'notDeepEqual') {
    return `${titles.notDeepEqualUnequal}\n\n${shortLeft}\n\nshould not loosely deep-equal\n\n` +
      shortRight;
  }
  return `${shortLeft} ${operator} ${shortRight}`;
}

function makeMessage(actual, expected, operator) {
  switch (operator) {
    case 'deepStrictEqual':
    case 'strictEqual':
      return require('internal/assert/diff').differenceOf(actual, expected, operator);
    case 'notDeepStrictEqual':
    case 'notStrictEqual':
      return unequalMessage(actual, operator);
    default:
      return otherMessage(actual, expected, operator);
  }
}

function ellipsis(value) {
  if (typeof value !== 'string') return value;
  const lines = value.split('\n', mostLinesShown + 1);
  if (lines.length > mostLinesShown) return `${lines.slice(0, mostLinesShown).join('\n')}\n...`;
  return value.length > longString ? `${value.slice(0, longString)}...` : value;
}

class AssertionError extends Error {
  constructor(options) {
    require('internal/validators').validateObject(options, 'options');
    const { message, operator, details } = options;
    let { actual, expected } = options;
    if (message == null && hasStack(actual) && hasStack(expected)) {
      actual = withoutStack(actual);
      expected = withoutStack(expected);
    }
    super(message != null ? String(message) : makeMessage(actual, expected, operator));
    this.generatedMessage = !message;
    // The stack is made with this name, so that it tells the code.
    Object.defineProperty(this, 'name', {
      __proto__: null, value: 'AssertionError [ERR_ASSERTION]', enumerable: false, writable: true,
      configurable: true,
    });
    this.code = 'ERR_ASSERTION';
    if (details) this.#addDetails(details);
    else Object.assign(this, { actual, expected, operator });
    Error.captureStackTrace(this, options.stackStartFn || options.stackStartFunction);
    this.stack; // eslint-disable-line no-unused-expressions
    this.name = 'AssertionError';
  }

  #addDetails(details) {
    Object.assign(this, { actual: undefined, expected: undefined, operator: undefined });
    details.forEach((detail, i) => {
      this[`message ${i}`] = detail.message;
      this[`actual ${i}`] = detail.actual;
      this[`expected ${i}`] = detail.expected;
      this[`operator ${i}`] = detail.operator;
      this[`stack trace ${i}`] = detail.stack;
    });
  }

  toString() {
    return `${this.name} [${this.code}]: ${this.message}`;
  }

  // Long strings are cut for the moment of being printed.
  [inspect.custom](depth, options) {
    const { actual, expected } = this;
    this.actual = ellipsis(actual);
    this.expected = ellipsis(expected);
    const text = inspect(this, { ...options, customInspect: false, depth: 0 });
    this.actual = actual;
    this.expected = expected;
    return text;
  }
}

module.exports = { AssertionError };
