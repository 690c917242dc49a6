'use strict';
// process.nextTick, microtasks, and promises that were rejected without a handler.
//
//   nextTick(callback, ...args)
//   queueMicrotask(callback)
//   ticksWait()         there are ticks behind the one that runs
//   runTicks()          drains both queues until they are empty; called after every callback
//   onPromiseReject     told by the engine

const { runMicrotasks, enqueueMicrotask } = internalBinding('tasks');
const {
  codes: { ERR_INVALID_ARG_TYPE },
} = require('internal/errors');

// ---- the queue of ticks: a ring, so that nothing is shifted ------------------------------------

class Tick {
  constructor(callback, args) {
    this.callback = callback;
    this.args = args;
    this.context = asyncContext.captureContext('TickObject', this);
  }
}

let ring = new Array(256);
let head = 0;
let tail = 0;

function pushTick(tick) {
  ring[tail] = tick;
  tail = (tail + 1) & (ring.length - 1);
  if (tail === head) growRing();
}

function growRing() {
  const size = ring.length;
  const bigger = new Array(size * 2);
  for (let i = 0; i < size; i++) bigger[i] = ring[(head + i) & (size - 1)];
  ring = bigger;
  head = 0;
  tail = size;
}

const asyncContext = require('internal/async_context');

function nextTick(callback, ...args) {
  if (typeof callback !== 'function') {
    throw new ERR_INVALID_ARG_TYPE('callback', 'Function', callback);
  }
  if (process._exiting) return;
  pushTick(new Tick(callback, args.length === 0 ? undefined : args));
}

function runTick(tick) {
  const { callback, args, context } = tick;
  const before = asyncContext.swapContext(context);
  if (args === undefined) callback();
  else if (args.length === 1) callback(args[0]);
  else callback(...args);
  asyncContext.leaveContext(before);
  asyncContext.destroyContext(context);
}

// Whether anything waits behind the tick that runs now.
function ticksWait() {
  return head !== tail;
}

// Ticks first, then microtasks, and again while either brought something new.
function drain() {
  do {
    while (head !== tail) {
      const tick = ring[head];
      ring[head] = undefined;
      head = (head + 1) & (ring.length - 1);
      runTick(tick);
    }
    runMicrotasks();
  } while (head !== tail || processRejections());
}

function runTicks() {
  if (head === tail && rejections.size === 0 && handledLater.length === 0) {
    runMicrotasks();
    if (head === tail && rejections.size === 0 && handledLater.length === 0) return;
  }
  drain();
}

function queueMicrotask(callback) {
  if (typeof callback !== 'function') {
    throw new ERR_INVALID_ARG_TYPE('callback', 'Function', callback);
  }
  const context = asyncContext.captureContext('Microtask', undefined);
  enqueueMicrotask(() => runMicrotask(callback, context));
}

// A microtask that throws must not stop those behind it: the exception is told from here.
function runMicrotask(callback, context) {
  const before = asyncContext.swapContext(context);
  try {
    callback();
  } catch (error) {
    internalBinding('loop').reportUncaught(error);
  } finally {
    asyncContext.leaveContext(before);
    asyncContext.destroyContext(context);
  }
}

// ---- rejections ------------------------------------------------------------------------------

const kRejectWithNoHandler = 0;
const kHandlerAddedAfterReject = 1;
const kRejectAfterResolved = 2;
const kResolveAfterResolved = 3;

// Promises rejected without a handler since the last look, and those told of as unhandled.
const rejections = new Map();
const toldUnhandled = new WeakMap();
const handledLater = [];
let lastId = 0;
const namesOfSettling = {
  __proto__: null, [kRejectAfterResolved]: 'reject', [kResolveAfterResolved]: 'resolve',
};

function onPromiseReject(type, promise, reason) {
  if (type === kRejectWithNoHandler) {
    rejections.set(promise, { promise, reason, id: ++lastId, domain: process.domain });
  } else if (type === kHandlerAddedAfterReject) {
    if (rejections.delete(promise)) return;
    const told = toldUnhandled.get(promise);
    if (told !== undefined) {
      toldUnhandled.delete(promise);
      handledLater.push({ promise, warned: told.warned, id: told.id });
    }
  } else if (process.listenerCount('multipleResolves') > 0) {
    require('internal/process/promises').settledAgain(namesOfSettling[type], promise, reason);
  }
}

// True if anything was told, so that the queues are looked at again.
function processRejections() {
  let any = false;
  while (handledLater.length > 0) {
    any = true;
    require('internal/process/promises').rejectionHandled(handledLater.shift());
  }
  let count = rejections.size;
  for (const [promise, rejection] of rejections) {
    if (count-- === 0) break; // those that the handlers brought wait for their own turn
    any = true;
    rejections.delete(promise);
    toldUnhandled.set(promise, rejection);
    require('internal/process/promises').unhandledRejection(rejection);
  }
  return any;
}

module.exports = { nextTick, queueMicrotask, ticksWait, runTicks, onPromiseReject };
