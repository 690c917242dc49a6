'use strict';
// process.nextTick, and promises that were rejected without a handler.
//
//   nextTick(callback, ...args)
//   nextTickEach(callback, object)   the same with one argument, for what is often queued several
//                       times in a turn: only the first of them takes the way over process.nextTick
//   queueMicrotask(callback)   of internal/microtasks
//   ticksWait()         there are ticks behind the one that runs
//   runTicks()          drains both queues until they are empty; called after every callback
//   onPromiseReject     told by the engine
//   onDrained(fn)       fn(count) is called after each drain with the ticks that ran
//   useExitFlag(flag)   flag[0] is not 0 when the program ends and ticks are no longer taken

const {
  captureContext, destroyContext, isKept, leaveContext, swapContext,
} = require('internal/async_context');
const { Fifo } = require('internal/fifo');
const { queueMicrotask, runMicrotasks } = require('internal/microtasks');
const {
  codes: { ERR_INVALID_ARG_TYPE },
} = require('internal/errors');

// ---- ticks -------------------------------------------------------------------------------------

// What waits: a callback; or the mark, a callback and its argument; or a Tick, with more of them or
// a context. Most callbacks need nothing made for them.
const withArgument = Symbol('withArgument');
const waiting = new Fifo();

class Tick {
  constructor(callback, args) {
    this.callback = callback;
    this.args = args;
    this.context = captureContext('TickObject', this);
  }
}

let exiting = [0]; // whether, in the first place

// `flag` is written where the program ends.
function useExitFlag(flag) {
  exiting = flag;
}

function behindFirst(args) {
  const rest = new Array(args.length - 1);
  for (let i = 1; i < args.length; i++) rest[i - 1] = args[i];
  return rest;
}

function nextTick(callback) {
  if (typeof callback !== 'function') {
    throw new ERR_INVALID_ARG_TYPE('callback', 'Function', callback);
  }
  if (exiting[0] !== 0) return;
  if (isKept() || arguments.length > 2) {
    waiting.push(new Tick(callback, arguments.length > 1 ? behindFirst(arguments) : undefined));
  } else if (arguments.length === 2) {
    pushWithArgument(callback, arguments[1]);
  } else {
    waiting.push(callback);
  }
}

function pushWithArgument(callback, argument) {
  waiting.push(withArgument);
  waiting.push(callback);
  waiting.push(argument);
}

let each; // the callback that nextTickEach has queued since the last drain

function nextTickEach(callback, object) {
  if (callback === each && !isKept()) {
    pushWithArgument(callback, object);
  } else {
    process.nextTick(callback, object); // which a program may have replaced
    if (process.nextTick === nextTick) each = callback;
  }
}

function runTick({ callback, args, context }) {
  const before = swapContext(context);
  if (args === undefined) callback();
  else callback(...args);
  leaveContext(before);
  destroyContext(context);
}

// From before contexts were kept: outside of all.
function runInNone(callback, args) {
  const before = swapContext(undefined);
  callback(...args);
  leaveContext(before);
}

// Whether anything waits behind the tick that runs now.
function ticksWait() {
  return !waiting.isEmpty();
}

function runNext() {
  const first = waiting.take();
  if (typeof first === 'function') {
    if (isKept()) return runInNone(first, []);
    first();
  } else if (first === withArgument) {
    const callback = waiting.take();
    const argument = waiting.take();
    if (isKept()) return runInNone(callback, [argument]);
    callback(argument);
  } else {
    return runTick(first);
  }
  leaveContext(undefined); // if it has asked for contexts
}

let tellDrained;

function onDrained(fn) {
  tellDrained = fn;
}

// Ticks first, then microtasks, and again while either brought something new.
function drain() {
  let ran = 0;
  do {
    for (; !waiting.isEmpty(); ran++) runNext();
    each = undefined;
    runMicrotasks();
  } while (!waiting.isEmpty() || processRejections());
  if (tellDrained !== undefined) tellDrained(ran);
}

function runTicks() {
  if (waiting.isEmpty() && rejections.size === 0 && handledLater.length === 0) {
    runMicrotasks();
    if (waiting.isEmpty() && rejections.size === 0 && handledLater.length === 0) return;
  }
  drain();
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

module.exports = {
  nextTick, nextTickEach, onDrained, onPromiseReject, queueMicrotask, runTicks, ticksWait,
  useExitFlag,
};
