'use strict';

// What assert.throws, rejects, doesNotThrow and doesNotReject expect of an error.
//
//   run(fn), settle(promiseOrFunction)    what was thrown, or kNothingThrown
//   expectError(caller, thrown, args)     args: [error, message] as the user passed them
//   expectNoError(caller, thrown, error, message)
//       caller: the public function; it names the operator, and the stack starts at its caller

const {
  codes: {
    ERR_AMBIGUOUS_ARGUMENT, ERR_INVALID_ARG_TYPE, ERR_INVALID_ARG_VALUE, ERR_INVALID_RETURN_VALUE,
  },
} = require('internal/errors');
const { inspect } = require('internal/util/inspect');
const { isNativeError, isPromise, isRegExp } = require('internal/util/types');
const { AssertionError } = require('internal/assert/assertion_error');

const kNothingThrown = Symbol('nothing thrown');
const expectedTypes = ['Object', 'Error', 'Function', 'RegExp'];

const isError = (value) => isNativeError(value) || value instanceof Error;
const isObject = (value) => typeof value === 'object' && value !== null;
const isErrorClass = (value) => Object.prototype.isPrototypeOf.call(Error, value);
const matches = (regexp, text) => RegExp.prototype.exec.call(regexp, text) !== null;

function fail(options) {
  if (options.message instanceof Error) throw options.message;
  throw new AssertionError(options);
}

function failGenerated(options, isGenerated) {
  const error = new AssertionError(options);
  error.generatedMessage = isGenerated;
  throw error;
}

function run(fn) {
  require('internal/validators').validateFunction(fn, 'fn');
  try {
    fn();
  } catch (error) {
    return error;
  }
  return kNothingThrown;
}

function isThenable(value) {
  return isPromise(value) ||
    (isObject(value) && typeof value.then === 'function' && typeof value.catch === 'function');
}

async function settle(promiseFn) {
  let promise = promiseFn;
  if (typeof promiseFn === 'function') {
    promise = promiseFn();
    if (!isThenable(promise)) {
      throw new ERR_INVALID_RETURN_VALUE('instance of Promise', 'promiseFn', promise);
    }
  } else if (!isThenable(promiseFn)) {
    throw new ERR_INVALID_ARG_TYPE('promiseFn', ['Function', 'Promise'], promiseFn);
  }
  try {
    await promise;
  } catch (error) {
    return error;
  }
  return kNothingThrown;
}

// What is compared where an object describes the error: its properties, as those of an object with
// this class's name. A string that matched its RegExp counts as expected.
class Comparison {
  constructor(source, keys, actual) {
    for (const key of keys) {
      if (!(key in source)) continue;
      this[key] = actual !== undefined && matchesPattern(actual[key], source[key]) ?
        actual[key] : source[key];
    }
  }
}

function matchesPattern(value, pattern) {
  return typeof value === 'string' && isRegExp(pattern) && matches(pattern, value);
}

function failByKey(caller, actual, expected, message, keys) {
  if (message) {
    fail({ actual, expected, message, operator: caller.name, stackStartFn: caller });
  }
  const error = new AssertionError({
    actual: new Comparison(actual, keys),
    expected: new Comparison(expected, keys, actual),
    operator: 'deepStrictEqual',
    stackStartFn: caller,
  });
  throw Object.assign(error, { actual, expected, operator: caller.name });
}

function checkByObject(caller, actual, expected, message) {
  if (!isObject(actual)) {
    const error = new AssertionError({
      actual, expected, message, operator: 'deepStrictEqual', stackStartFn: caller,
    });
    error.operator = caller.name;
    throw error;
  }
  const keys = Object.keys(expected);
  if (expected instanceof Error) {
    keys.push('name', 'message');  // which are not enumerable
  } else if (keys.length === 0) {
    throw new ERR_INVALID_ARG_VALUE('error', expected, 'may not be an empty object');
  }
  const { isDeepStrictEqual } = require('internal/util/comparisons');
  for (const key of keys) {
    if (matchesPattern(actual[key], expected[key])) continue;
    if (!(key in actual) || !isDeepStrictEqual(actual[key], expected[key])) {
      failByKey(caller, actual, expected, message, keys);
    }
  }
}

function classMessage(actual, expected) {
  const start = `The error is expected to be an instance of "${expected.name}". Received `;
  return isError(actual) ?
    `${start}"${actual.constructor?.name ?? actual.name}"\n\nError message:\n\n${actual.message}` :
    `${start}"${inspect(actual, { depth: -1 })}"`;
}

function validationMessage(actual, expected, result) {
  const name = expected.name ? `"${expected.name}" ` : '';
  const caught = isError(actual) ? `\n\nCaught error:\n\n${actual}` : '';
  return `The ${name}validation function is expected to return "true". ` +
    `Received ${inspect(result)}${caught}`;
}

// undefined if the error is as expected; else why not.
function mismatch(actual, expected) {
  if (typeof expected !== 'function') {
    const text = String(actual);
    return matches(expected, text) ? undefined : 'The input did not match the regular expression ' +
      `${inspect(expected)}. Input:\n\n${inspect(text)}\n`;
  }
  if (expected.prototype !== undefined && actual instanceof expected) return undefined;
  if (isErrorClass(expected)) return classMessage(actual, expected);
  const result = Reflect.apply(expected, {}, [actual]);
  return result === true ? undefined : validationMessage(actual, expected, result);
}

function checkError(caller, actual, expected, message) {
  if (typeof expected !== 'function' && !isRegExp(expected)) {
    checkByObject(caller, actual, expected, message);
    return;
  }
  const reason = mismatch(actual, expected);
  if (reason === undefined) return;
  failGenerated({
    actual, expected, message: message || reason, operator: caller.name, stackStartFn: caller,
  }, !message);
}

// A message that equals the error's was most probably meant to be the expected error.
function checkAmbiguity(thrown, text) {
  if (isObject(thrown)) {
    if (thrown.message === text) {
      throw new ERR_AMBIGUOUS_ARGUMENT('error/message',
        `The error message "${thrown.message}" is identical to the message.`);
    }
  } else if (thrown === text) {
    throw new ERR_AMBIGUOUS_ARGUMENT('error/message',
      `The error "${thrown}" is identical to the message.`);
  }
}

function failMissing(caller, error, message) {
  const kind = caller.name === 'rejects' ? 'rejection' : 'exception';
  const name = error && error.name ? ` (${error.name})` : '';
  fail({
    actual: undefined,
    expected: error,
    operator: caller.name,
    message: `Missing expected ${kind}${name}${message ? `: ${message}` : '.'}`,
    stackStartFn: caller,
  });
}

function expectError(caller, thrown, args) {
  let [error, message] = args;
  if (typeof error === 'string') {
    if (args.length >= 2) throw new ERR_INVALID_ARG_TYPE('error', expectedTypes, error);
    checkAmbiguity(thrown, error);
    message = error;
    error = undefined;
  } else if (error != null && typeof error !== 'object' && typeof error !== 'function') {
    throw new ERR_INVALID_ARG_TYPE('error', expectedTypes, error);
  }
  if (thrown === kNothingThrown) failMissing(caller, error, message);
  else if (error) checkError(caller, thrown, error, message);
}

function isUnwanted(actual, expected) {
  if (typeof expected !== 'function') {
    if (isRegExp(expected)) return matches(expected, String(actual));
    throw new ERR_INVALID_ARG_TYPE('expected', ['Function', 'RegExp'], expected);
  }
  if (expected.prototype !== undefined && actual instanceof expected) return true;
  return !isErrorClass(expected) && Reflect.apply(expected, {}, [actual]) === true;
}

function expectNoError(caller, thrown, error, message) {
  if (thrown === kNothingThrown) return;
  if (typeof error === 'string') {
    message = error;
    error = undefined;
  }
  if (error && !isUnwanted(thrown, error)) throw thrown;
  const kind = caller.name === 'doesNotReject' ? 'rejection' : 'exception';
  fail({
    actual: thrown,
    expected: error,
    operator: caller.name,
    message: `Got unwanted ${kind}${message ? `: ${message}` : '.'}\n` +
      `Actual message: "${thrown && thrown.message}"`,
    stackStartFn: caller,
  });
}

module.exports = { expectError, expectNoError, run, settle };
