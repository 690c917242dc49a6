'use strict';

// The public module assert.
//
//   assert(value, message) = assert.ok
//   equal, deepEqual, strictEqual, deepStrictEqual, and not...    compare two values
//   throws, doesNotThrow, rejects, doesNotReject, ifError       about errors
//   match, doesNotMatch, fail, AssertionError, CallTracker
//   strict                                                      the same, with strict equal
//
// A message that is an Error is thrown instead of an AssertionError. Each function is the
// stackStartFn of its errors: stacks begin at the user's line.
//
// Covers all that Node 18 documents.

const { codes: { ERR_INVALID_ARG_TYPE, ERR_MISSING_ARGS } } = require('internal/errors');
const { AssertionError } = require('internal/assert/assertion_error');

const throwing = () => require('internal/assert/throws');
const comparisons = () => require('internal/util/comparisons');
const inspect = (value) => require('internal/util/inspect').inspect(value);

function innerFail(options) {
  if (options.message instanceof Error) throw options.message;
  throw new AssertionError(options);
}

function failFalsy(fn, argCount, actual, message) {
  if (message instanceof Error) throw message;
  const isGenerated = message == null;
  if (argCount === 0) message = 'No value argument passed to `assert.ok()`';
  else if (isGenerated) message = require('internal/assert/source').falsyMessage(fn);
  const error = new AssertionError({
    actual, expected: true, message, operator: '==', stackStartFn: fn,
  });
  error.generatedMessage = isGenerated;
  throw error;
}

function ok(value, message) {
  if (!value) failFalsy(ok, arguments.length, value, message);
}
const assert = module.exports = ok;
Object.defineProperty(ok, 'length', { __proto__: null, value: 0, configurable: true });

let hasWarned = false;
function fail(actual, expected, message, operator, stackStartFn) {
  const isDefault = actual == null && arguments.length <= 1;
  if (isDefault) {
    message = 'Failed';
  } else if (arguments.length === 1) {
    message = actual;
    actual = undefined;
  } else {
    if (!hasWarned) {
      hasWarned = true;
      process.emitWarning('assert.fail() with more than one argument is deprecated. Please use ' +
        'assert.strictEqual() instead or only pass a message.', 'DeprecationWarning', 'DEP0094');
    }
    if (arguments.length === 2) operator = '!=';
  }
  if (message instanceof Error) throw message;
  const error = new AssertionError({
    actual, expected, message, operator: operator ?? 'fail', stackStartFn: stackStartFn || fail,
  });
  if (isDefault) error.generatedMessage = true;
  throw error;
}
assert.fail = fail;
assert.AssertionError = AssertionError;
assert.ok = ok;

function checkArgs(count) {
  if (count < 2) throw new ERR_MISSING_ARGS('actual', 'expected');
}

// eslint-disable-next-line eqeqeq
const looselyEqual = (a, b) => a == b || (a !== a && b !== b);

assert.equal = function equal(actual, expected, message) {
  checkArgs(arguments.length);
  if (looselyEqual(actual, expected)) return;
  innerFail({ actual, expected, message, operator: '==', stackStartFn: equal });
};

assert.notEqual = function notEqual(actual, expected, message) {
  checkArgs(arguments.length);
  if (!looselyEqual(actual, expected)) return;
  innerFail({ actual, expected, message, operator: '!=', stackStartFn: notEqual });
};

assert.deepEqual = function deepEqual(actual, expected, message) {
  checkArgs(arguments.length);
  if (comparisons().isDeepEqual(actual, expected)) return;
  innerFail({ actual, expected, message, operator: 'deepEqual', stackStartFn: deepEqual });
};

assert.notDeepEqual = function notDeepEqual(actual, expected, message) {
  checkArgs(arguments.length);
  if (!comparisons().isDeepEqual(actual, expected)) return;
  innerFail({ actual, expected, message, operator: 'notDeepEqual', stackStartFn: notDeepEqual });
};

assert.deepStrictEqual = function deepStrictEqual(actual, expected, message) {
  checkArgs(arguments.length);
  if (comparisons().isDeepStrictEqual(actual, expected)) return;
  innerFail({
    actual, expected, message, operator: 'deepStrictEqual', stackStartFn: deepStrictEqual,
  });
};

assert.notDeepStrictEqual = function notDeepStrictEqual(actual, expected, message) {
  checkArgs(arguments.length);
  if (!comparisons().isDeepStrictEqual(actual, expected)) return;
  innerFail({
    actual, expected, message, operator: 'notDeepStrictEqual', stackStartFn: notDeepStrictEqual,
  });
};

assert.strictEqual = function strictEqual(actual, expected, message) {
  checkArgs(arguments.length);
  if (Object.is(actual, expected)) return;
  innerFail({ actual, expected, message, operator: 'strictEqual', stackStartFn: strictEqual });
};

assert.notStrictEqual = function notStrictEqual(actual, expected, message) {
  checkArgs(arguments.length);
  if (!Object.is(actual, expected)) return;
  innerFail({
    actual, expected, message, operator: 'notStrictEqual', stackStartFn: notStrictEqual,
  });
};

assert.throws = function throws(fn, ...args) {
  const { expectError, run } = throwing();
  expectError(throws, run(fn), args);
};

assert.rejects = async function rejects(promiseFn, ...args) {
  const { expectError, settle } = throwing();
  expectError(rejects, await settle(promiseFn), args);
};

assert.doesNotThrow = function doesNotThrow(fn, ...args) {
  const { expectNoError, run } = throwing();
  expectNoError(doesNotThrow, run(fn), ...args);
};

assert.doesNotReject = async function doesNotReject(promiseFn, ...args) {
  const { expectNoError, settle } = throwing();
  expectNoError(doesNotReject, await settle(promiseFn), ...args);
};

function textOfUnwanted(error) {
  if (typeof error !== 'object' || typeof error.message !== 'string') return inspect(error);
  return error.message.length === 0 && error.constructor ? error.constructor.name : error.message;
}

// The new error's frames down to where both stacks meet, then the original's.
function joinStacks(stack, original) {
  const start = original.indexOf('\n    at');
  if (start === -1) return stack;
  const originalFrames = original.slice(start + 1).split('\n');
  let frames = stack.split('\n');
  for (const frame of originalFrames) {
    const at = frames.indexOf(frame);
    if (at !== -1) {
      frames = frames.slice(0, at);
      break;
    }
  }
  return `${frames.join('\n')}\n${originalFrames.join('\n')}`;
}

assert.ifError = function ifError(value) {
  if (value === null || value === undefined) return;
  const error = new AssertionError({
    actual: value,
    expected: null,
    operator: 'ifError',
    message: `ifError got unwanted exception: ${textOfUnwanted(value)}`,
    stackStartFn: ifError,
  });
  if (typeof value.stack === 'string') error.stack = joinStacks(error.stack, value.stack);
  throw error;
};

function checkMatch(caller, string, regexp, message, shouldMatch) {
  if (!require('internal/util/types').isRegExp(regexp)) {
    throw new ERR_INVALID_ARG_TYPE('regexp', 'RegExp', regexp);
  }
  const isString = typeof string === 'string';
  if (isString && (RegExp.prototype.exec.call(regexp, string) !== null) === shouldMatch) return;
  if (message instanceof Error) throw message;
  const reason = isString ?
    `The input ${shouldMatch ? 'did not match' : 'was expected to not match'} the regular ` +
      `expression ${inspect(regexp)}. Input:\n\n${inspect(string)}\n` :
    'The "string" argument must be of type string. Received type ' +
      `${typeof string} (${inspect(string)})`;
  const error = new AssertionError({
    actual: string, expected: regexp, message: message || reason, operator: caller.name,
    stackStartFn: caller,
  });
  error.generatedMessage = !message;
  throw error;
}

assert.match = function match(string, regexp, message) {
  checkMatch(match, string, regexp, message, true);
};

assert.doesNotMatch = function doesNotMatch(string, regexp, message) {
  checkMatch(doesNotMatch, string, regexp, message, false);
};

Object.defineProperty(assert, 'CallTracker', {
  __proto__: null,
  enumerable: true,
  configurable: true,
  get() { return require('internal/assert/call_tracker').CallTracker; },
  set(value) {
    Object.defineProperty(assert, 'CallTracker', {
      __proto__: null, value, writable: true, enumerable: true, configurable: true,
    });
  },
});

function strict(value, message) {
  if (!value) failFalsy(strict, arguments.length, value, message);
}

Object.defineProperty(strict, 'length', { __proto__: null, value: 0, configurable: true });
for (const key of Object.keys(assert)) {
  Object.defineProperty(strict, key, Object.getOwnPropertyDescriptor(assert, key));
}
assert.strict = Object.assign(strict, {
  strict,
  equal: assert.strictEqual,
  deepEqual: assert.deepStrictEqual,
  notEqual: assert.notStrictEqual,
  notDeepEqual: assert.notDeepStrictEqual,
});
