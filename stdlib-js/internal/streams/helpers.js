'use strict';

// What the bundled readable-stream needs around it, in terms of this library. Loaded with every
// stream: whatever is rarely used is required when it is.
//
//   once, createDeferredPromise, kEmptyObject, promisify.custom, debuglog, deprecate, types,
//   inspect, format, isBlob, addAbortListener, AbortController, AbortSignalAny, AggregateError,
//   kRoomForPipes, kWriteNow, takesMoreFromPipe

const kEmptyObject = Object.freeze({ __proto__: null });

// How many bytes may wait in a Writable before pipe() pauses its source, where that is more than
// the highWaterMark says. Whoever calls write() is told of the highWaterMark as ever.
const kRoomForPipes = Symbol('roomForPipes');

// A Writable's method under this name writes a chunk in place of _write(): true if that is done. If
// it is not, it sees to it that `_writableState.onwrite` is called when it is.
const kWriteNow = Symbol('writeNow');

function takesMoreFromPipe(writable) {
  return writable.writableLength < writable[kRoomForPipes]; // false where there is none
}

function once(callback) {
  let called = false;
  return function(...args) {
    if (called) return;
    called = true;
    Reflect.apply(callback, this, args);
  };
}

function createDeferredPromise() {
  let resolve, reject;
  const promise = new Promise((resolver, rejecter) => {
    resolve = resolver;
    reject = rejecter;
  });
  return { promise, resolve, reject };
}

// Constructs the global class, without loading it before that.
function AbortController() {
  return new (require('internal/abort_controller').AbortController)();
}

function AbortSignalAny(signals) {
  if (signals.length === 1) return signals[0];
  return require('internal/abort_controller').AbortSignal.any(signals);
}

function isBlob(value) {
  return value !== null && typeof value === 'object' &&
    Object.prototype.toString.call(value) === '[object Blob]' &&
    value instanceof require('buffer').Blob;
}

const AsyncFunction = (async () => {}).constructor;

const types = {
  isAsyncFunction: (fn) => fn instanceof AsyncFunction,
  isArrayBufferView: ArrayBuffer.isView,
};

// As util.deprecate, which is loaded by the first call.
function deprecate(fn, message) {
  let warning;
  return function deprecated(...args) {
    warning ??= require('internal/util/deprecate').deprecate(fn, message);
    return Reflect.apply(warning, this, args);
  };
}

function nothing() {}
nothing.enabled = false;

module.exports = {
  AbortController,
  AbortSignalAny,
  AggregateError,
  addAbortListener: (signal, listener) => require('events').addAbortListener(signal, listener),
  createDeferredPromise,
  debuglog: () => nothing,
  deprecate,
  format: (...args) => require('internal/util/inspect').format(...args),
  inspect: (...args) => require('internal/util/inspect').inspect(...args),
  isBlob,
  kEmptyObject,
  kRoomForPipes,
  kWriteNow,
  once,
  promisify: { custom: Symbol.for('nodejs.util.promisify.custom') },
  takesMoreFromPipe,
  types,
};
