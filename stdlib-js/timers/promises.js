'use strict';
// The module `timers/promises`: timers to wait for.
//
//   setTimeout(delay, value, options), setImmediate(value, options) -> promises
//   setInterval(delay, value, options) -> async iterator
//   scheduler.wait(delay, options), scheduler.yield()
//
// options: { signal, ref }. An abort rejects with an AbortError whose cause is the signal's reason.
//
// Covers all that Node 18 documents.

const {
  AbortError, codes: { ERR_ILLEGAL_CONSTRUCTOR, ERR_INVALID_THIS },
} = require('internal/errors');
const { validateAbortSignal, validateBoolean, validateObject } = require('internal/validators');
const { clear, Timeout } = require('internal/timers');
const { clearImmediateObject, Immediate } = require('internal/immediates');

function readOptions(options) {
  validateObject(options, 'options');
  const { signal, ref = true } = options;
  validateAbortSignal(signal, 'options.signal');
  validateBoolean(ref, 'options.ref');
  return { signal, ref };
}

function abortError(signal) {
  return new AbortError(undefined, { cause: signal.reason });
}

// A promise for what `start(resolve)` sets, unless the signal is first; `stop(timer)` unsets it.
function waitFor(options, start, stop) {
  let read;
  try {
    read = readOptions(options);
  } catch (error) {
    return Promise.reject(error);
  }
  const { signal, ref } = read;
  if (signal?.aborted) return Promise.reject(abortError(signal));
  return new Promise((resolve, reject) => {
    let onAbort;
    const timer = start(() => {
      if (onAbort !== undefined) signal.removeEventListener('abort', onAbort);
      resolve();
    });
    if (!ref) timer.unref();
    if (signal === undefined) return;
    onAbort = () => {
      stop(timer);
      reject(abortError(signal));
    };
    signal.addEventListener('abort', onAbort, { once: true });
  });
}

function setTimeout(after, value, options = {}) {
  return waitFor(options, (done) => new Timeout(done, after, undefined, false), clear)
    .then(() => value);
}

function setImmediate(value, options = {}) {
  return waitFor(options, (done) => new Immediate(done, undefined), clearImmediateObject)
    .then(() => value);
}

// Ticks that nobody has taken yet are counted, and given one by one.
async function* setInterval(after, value, options = {}) {
  const { signal, ref } = readOptions(options);
  if (signal?.aborted) throw abortError(signal);
  let waiting = 0;
  let wake;
  const wakeUp = () => {
    wake?.();
    wake = undefined;
  };
  const timer = new Timeout(() => {
    waiting++;
    wakeUp();
  }, after, undefined, true);
  if (!ref) timer.unref();
  signal?.addEventListener('abort', wakeUp, { once: true });
  try {
    while (!signal?.aborted) {
      if (waiting === 0) await new Promise((resolve) => { wake = resolve; });
      for (; waiting > 0; waiting--) yield value;
    }
    throw abortError(signal);
  } finally {
    clear(timer);
    signal?.removeEventListener('abort', wakeUp);
  }
}

function checkScheduler(value) {
  if (!(value instanceof Scheduler)) throw new ERR_INVALID_THIS('Scheduler');
}

class Scheduler {
  constructor() {
    throw new ERR_ILLEGAL_CONSTRUCTOR();
  }

  yield() {
    checkScheduler(this);
    return setImmediate();
  }

  wait(delay, options = undefined) {
    checkScheduler(this);
    return setTimeout(delay, undefined, options);
  }
}

module.exports = {
  setTimeout,
  setImmediate,
  setInterval,
  scheduler: Object.create(Scheduler.prototype),
};
