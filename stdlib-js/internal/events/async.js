'use strict';

// Events for promises: the functions `once` and `on` of the module `events`.
//
//   once(emitter, name, {signal})   a promise of the array of the next event's arguments
//   on(emitter, name, {signal, close, highWaterMark, lowWaterMark})
//                                   an async iterator of such arrays
//
// Both take an EventEmitter or an EventTarget, and fail with the emitter's 'error' event.

const { AbortError, codes: { ERR_INVALID_ARG_TYPE } } = require('internal/errors');
const { validateAbortSignal, validateInteger, validateObject } = require('internal/validators');

function listen(emitter, name, listener, once) {
  if (typeof emitter.on === 'function') {
    if (once) emitter.once(name, listener);
    else emitter.on(name, listener);
  } else if (typeof emitter.addEventListener === 'function') {
    emitter.addEventListener(name, listener, { once });
  } else {
    throw new ERR_INVALID_ARG_TYPE('emitter', 'EventEmitter', emitter);
  }
}

function unlisten(emitter, name, listener) {
  if (typeof emitter.removeListener === 'function') emitter.removeListener(name, listener);
  else if (typeof emitter.removeEventListener === 'function') {
    emitter.removeEventListener(name, listener);
  } else {
    throw new ERR_INVALID_ARG_TYPE('emitter', 'EventEmitter', emitter);
  }
}

async function once(emitter, name, options = {}) {
  validateObject(options, 'options', { nullable: true });
  const signal = options?.signal;
  validateAbortSignal(signal, 'options.signal');
  if (signal?.aborted) throw new AbortError(undefined, { cause: signal.reason });
  return new Promise((resolve, reject) => {
    const onError = (error) => {
      unlisten(emitter, name, onEvent);
      if (signal != null) unlisten(signal, 'abort', onAbort);
      reject(error);
    };
    const onEvent = (...args) => {
      if (typeof emitter.removeListener === 'function') emitter.removeListener('error', onError);
      if (signal != null) unlisten(signal, 'abort', onAbort);
      resolve(args);
    };
    const onAbort = () => {
      unlisten(emitter, name, onEvent);
      unlisten(emitter, 'error', onError);
      reject(new AbortError(undefined, { cause: signal?.reason }));
    };
    listen(emitter, name, onEvent, true);
    // Targets have no 'error' convention: an 'error' event there is one like any other.
    if (name !== 'error' && typeof emitter.once === 'function') emitter.once('error', onError);
    if (signal != null) listen(signal, 'abort', onAbort, true);
  });
}

const AsyncIteratorPrototype =
  Object.getPrototypeOf(Object.getPrototypeOf(async function* () {}).prototype);

// Either events wait for next(), or calls of next() wait for events.
class EventIterator {
  #emitter; #listeners = []; #events = []; #takers = []; #error = null; #finished = false;
  #paused = false; #high; #low;

  constructor(emitter, high, low) {
    this.#emitter = emitter;
    this.#high = high;
    this.#low = low;
  }

  listen(target, name, listener) {
    listen(target, name, listener, false);
    this.#listeners.push([target, name, listener]);
  }

  receive(args) {
    const taker = this.#takers.shift();
    if (taker !== undefined) {
      taker.resolve({ value: args, done: false });
      return;
    }
    this.#events.push(args);
    if (!this.#paused && this.#events.length > this.#high) {
      this.#paused = true;
      this.#emitter.pause?.();
    }
  }

  fail(error) {
    const taker = this.#takers.shift();
    if (taker === undefined) this.#error = error;
    else taker.reject(error);
    this.finish();
  }

  finish() {
    for (const [target, name, listener] of this.#listeners) unlisten(target, name, listener);
    this.#listeners = [];
    this.#finished = true;
    const end = { value: undefined, done: true };
    for (const taker of this.#takers) taker.resolve(end);
    this.#takers = [];
    return Promise.resolve(end);
  }

  next() {
    if (this.#events.length > 0) {
      const value = this.#events.shift();
      if (this.#paused && this.#events.length < this.#low) {
        this.#paused = false;
        this.#emitter.resume?.();
      }
      return Promise.resolve({ value, done: false });
    }
    if (this.#error) {
      const rejected = Promise.reject(this.#error);
      this.#error = null; // told once
      return rejected;
    }
    if (this.#finished) return this.finish();
    return new Promise((resolve, reject) => { this.#takers.push({ resolve, reject }); });
  }
}

function watermark(options, name, defaultValue) {
  const value = options[name] ?? defaultValue;
  if (options[name] !== undefined) validateInteger(value, `options.${name}`, 1);
  return value;
}

function on(emitter, name, options = {}) {
  validateObject(options, 'options');
  const signal = options.signal;
  validateAbortSignal(signal, 'options.signal');
  if (signal?.aborted) throw new AbortError(undefined, { cause: signal.reason });
  const high = watermark(options, 'highWaterMark', Number.MAX_SAFE_INTEGER);
  const low = watermark(options, 'lowWaterMark', 1);
  const events = new EventIterator(emitter, high, low);
  const iterator = Object.setPrototypeOf({
    next() { return events.next(); },
    return() { return events.finish(); },
    throw(error) {
      if (!error || !(error instanceof Error)) {
        throw new ERR_INVALID_ARG_TYPE('EventEmitter.AsyncIterator', 'Error', error);
      }
      events.fail(error);
    },
    [Symbol.asyncIterator]() { return this; },
  }, AsyncIteratorPrototype);
  events.listen(emitter, name, (...args) => events.receive(args));
  if (name !== 'error' && typeof emitter.on === 'function') {
    events.listen(emitter, 'error', (error) => events.fail(error));
  }
  for (const closing of options.close ?? []) {
    events.listen(emitter, closing, () => { events.finish(); });
  }
  if (signal) {
    events.listen(signal, 'abort', () => {
      events.fail(new AbortError(undefined, { cause: signal.reason }));
    });
  }
  return iterator;
}

module.exports = { once, on };
