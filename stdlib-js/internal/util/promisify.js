'use strict';

// util.promisify and util.callbackify.
//
//   promisify(original)         original(..., callback) as a function that returns a promise
//   promisify.custom            property with the function to use instead
//   callbackify(original)       the other direction
//   kCustomPromisifyArgs        property (library only) with names: a callback with several results
//                               then fulfils with an object of these, e.g. {bytesRead, buffer}
//
// A callback that is called twice settles once: the first call counts.

const kCustomPromisify = Symbol.for('nodejs.util.promisify.custom');
const kCustomPromisifyArgs = Symbol.for('nodejs.util.promisify.customArgs');

function customOf(original) {
  const custom = original[kCustomPromisify];
  require('internal/validators').validateFunction(custom, 'util.promisify.custom');
  return markAsPromisified(custom);
}

function markAsPromisified(fn) {
  return Object.defineProperty(fn, kCustomPromisify, {
    __proto__: null, value: fn, enumerable: false, writable: false, configurable: true,
  });
}

function resultOf(names, values) {
  const result = {};
  for (let i = 0; i < names.length; i++) result[names[i]] = values[i];
  return result;
}

function promisify(original) {
  require('internal/validators').validateFunction(original, 'original');
  if (original[kCustomPromisify]) return customOf(original);
  const names = original[kCustomPromisifyArgs];

  function promisified(...args) {
    return new Promise((resolve, reject) => {
      args.push((error, ...values) => {
        if (error) reject(error);
        else if (names !== undefined && values.length > 1) resolve(resultOf(names, values));
        else resolve(values[0]);
      });
      Reflect.apply(original, this, args);
    });
  }
  Object.setPrototypeOf(promisified, Object.getPrototypeOf(original));
  markAsPromisified(promisified);
  return Object.defineProperties(promisified, Object.getOwnPropertyDescriptors(original));
}
promisify.custom = kCustomPromisify;

// A callback cannot tell that something went wrong if the reason is falsy: it gets an error.
function truthyReason(reason) {
  if (reason) return reason;
  const { codes: { ERR_FALSY_VALUE_REJECTION } } = require('internal/errors');
  const error = new ERR_FALSY_VALUE_REJECTION(reason);
  Error.captureStackTrace(error, truthyReason);
  return error;
}

// The callback runs in a tick of its own: what it throws is uncaught, and rejects no promise.
function callbackify(original) {
  const { validateFunction } = require('internal/validators');
  validateFunction(original, 'original');

  function callbackified(...args) {
    const callback = args.pop();
    validateFunction(callback, 'last argument');
    const done = callback.bind(this);
    Reflect.apply(original, this, args).then(
      (value) => process.nextTick(done, null, value),
      (reason) => process.nextTick(() => done(truthyReason(reason))));
  }
  const descriptors = Object.getOwnPropertyDescriptors(original);
  if (typeof descriptors.length.value === 'number') descriptors.length.value++;
  if (typeof descriptors.name.value === 'string') descriptors.name.value += 'Callbackified';
  return Object.defineProperties(callbackified, descriptors);
}

module.exports = { callbackify, kCustomPromisify, kCustomPromisifyArgs, promisify };
