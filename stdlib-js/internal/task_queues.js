'use strict';
// process.nextTick, microtasks, and promises that were rejected without a handler.
//
//   nextTick(callback, ...args)
//   nextTickEach(callback, object)   the same with one argument; if the tick before it is for the
//                       same callback, the two share what a tick costs
//   queueMicrotask(callback)
//   ticksWait()         there are ticks behind the one that runs
//   runTicks()          drains both queues until they are empty; called after every callback
//   onPromiseReject     told by the engine

const { runMicrotasks, enqueueMicrotask } = internalBinding('tasks');
const {
  codes: { ERR_INVALID_ARG_TYPE },
} = require('internal/errors');

// ---- the queue of ticks: a ring, so that nothing is shifted ------------------------------------

// Two places each: the callback, and a Tick if there is more to it. Most callbacks live long, so
// that a bare one costs neither memory nor the collector's note of something young in an old array.
class Tick {
  constructor(count, argument, args) {
    this.count = count; // of arguments
    this.argument = argument; // if there is one
    this.args = args; // if there are more
    this.more = null; // further objects that the callback is for, each in a tick of its own
    this.told = 0; // how many of them had it
    this.context = asyncContext.captureContext('TickObject', this);
  }
}

let ring = new Array(512).fill(undefined);
let head = 0;
let tail = 0;

function pushTick(callback, tick) {
  ring[tail] = callback;
  ring[tail + 1] = tick;
  tail = (tail + 2) & (ring.length - 1);
  if (tail === head) growRing();
}

function growRing() {
  const size = ring.length;
  const bigger = new Array(size * 2).fill(undefined);
  for (let i = 0; i < size; i++) bigger[i] = ring[(head + i) & (size - 1)];
  ring = bigger;
  head = 0;
  tail = size;
}

const asyncContext = require('internal/async_context');

function tickOf(args) {
  if (args.length === 2) return new Tick(1, args[1], undefined);
  const rest = new Array(args.length - 1);
  for (let i = 1; i < args.length; i++) rest[i - 1] = args[i];
  return new Tick(rest.length, undefined, rest);
}

function nextTick(callback) {
  if (typeof callback !== 'function') {
    throw new ERR_INVALID_ARG_TYPE('callback', 'Function', callback);
  }
  if (process._exiting) return;
  let tick;
  if (arguments.length > 1) tick = tickOf(arguments);
  else if (asyncContext.isKept()) tick = new Tick(0, undefined, undefined);
  pushTick(callback, tick);
}

function nextTickEach(callback, object) {
  const last = (tail - 2) & (ring.length - 1);
  if (head === tail || ring[last] !== callback || asyncContext.isKept()) {
    process.nextTick(callback, object);
    return;
  }
  const tick = ring[last + 1];
  if (tick.more === null) tick.more = [object];
  else tick.more.push(object);
}

function runTick(callback, tick) {
  const { count, context } = tick;
  const before = asyncContext.swapContext(context);
  if (count === 1) callback(tick.argument);
  else if (count === 0) callback();
  else callback(...tick.args);
  asyncContext.leaveContext(before);
  asyncContext.destroyContext(context);
}

// Whether anything waits behind the tick that runs now.
function ticksWait() {
  return head !== tail;
}

const outermost = new Tick(0, undefined, undefined);

function runBareTick(callback) {
  if (asyncContext.isKept()) {
    runTick(callback, outermost);
  } else {
    callback();
    asyncContext.leaveContext(undefined);
  }
}

function dropFirst() {
  ring[head] = undefined;
  ring[head + 1] = undefined;
  head = (head + 2) & (ring.length - 1);
}

// It stays the first until the last of its objects is told, so that an exception skips none.
function runTickOfMany(callback, tick) {
  const { argument, more, told } = tick;
  if (told < more.length) tick.argument = more[tick.told++];
  else dropFirst();
  const before = asyncContext.swapContext(tick.context);
  callback(argument);
  asyncContext.leaveContext(before);
}

// Ticks first, then microtasks, and again while either brought something new.
function drain() {
  do {
    while (head !== tail) {
      const callback = ring[head];
      const tick = ring[head + 1];
      if (tick !== undefined && tick.more !== null) {
        runTickOfMany(callback, tick);
        continue;
      }
      dropFirst();
      if (tick === undefined) runBareTick(callback);
      else runTick(callback, tick);
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

// ---- microtasks --------------------------------------------------------------------------------

// Those of queueMicrotask run in the order in which they came, whatever promises are between them:
// so one function, that takes the first of a ring, stands for each of them in the engine's queue.
let waiting = new Array(128).fill(undefined); // callback, context, callback, context
let firstWaiting = 0;
let endWaiting = 0;

function growWaiting() {
  const size = waiting.length;
  const bigger = new Array(size * 2).fill(undefined);
  for (let i = 0; i < size; i++) bigger[i] = waiting[(firstWaiting + i) & (size - 1)];
  waiting = bigger;
  firstWaiting = 0;
  endWaiting = size;
}

function queueMicrotask(callback) {
  if (typeof callback !== 'function') {
    throw new ERR_INVALID_ARG_TYPE('callback', 'Function', callback);
  }
  waiting[endWaiting] = callback;
  waiting[endWaiting + 1] = asyncContext.captureContext('Microtask', undefined);
  endWaiting = (endWaiting + 2) & (waiting.length - 1);
  if (endWaiting === firstWaiting) growWaiting();
  enqueueMicrotask(runMicrotask);
}

// A microtask that throws must not stop those behind it: the exception is told from here.
function runMicrotask() {
  const callback = waiting[firstWaiting];
  const context = waiting[firstWaiting + 1];
  waiting[firstWaiting] = undefined;
  waiting[firstWaiting + 1] = undefined;
  firstWaiting = (firstWaiting + 2) & (waiting.length - 1);
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

module.exports = { nextTick, queueMicrotask, nextTickEach, ticksWait, runTicks, onPromiseReject };
