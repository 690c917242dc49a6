'use strict';
// queueMicrotask, and the engine's queue of microtasks.
//
//   queueMicrotask(callback)
//   runMicrotasks()   until there are none
//
// The callbacks wait in a queue of their own; one function in the engine's queue stands for all
// that came together. For what is given while nothing else was queued behind the last such
// function need not be queued again: it runs next in any case. Where the engine does not tell what
// it has, the function is queued for each of them.

const tasks = internalBinding('tasks');
const {
  captureContext, destroyContext, isKept, leaveContext, swapContext,
} = require('internal/async_context');
const { Fifo } = require('internal/fifo');
const {
  codes: { ERR_INVALID_ARG_TYPE },
} = require('internal/errors');

const words = tasks.microtaskWords?.(); // size, capacity and start of the engine's queue
const kSize = 0;
const kCapacity = 2;
const kStart = 4;

// In the queue: for each function in the engine's queue this, and then its callbacks; before one
// that has a context, another mark and the context.
const beginning = Symbol('beginning');
const inContext = Symbol('inContext');
const waiting = new Fifo();

let isRunning = false; // the callbacks of one of those functions
let functionsWait = 0; // in the engine's queue
let endOfLast = 0; // the engine's queue ended there when the last of them was put there
let capacityThen = 0;

function endOfQueue() {
  return (words[kStart] + words[kSize]) & (words[kCapacity] - 1);
}

// Whether what is queued now runs right behind our last callback. While one of our functions waits
// in the queue, no other place of it has the same number, unless the queue has grown.
function followsTheLast() {
  if (words === undefined) return false;
  if (words[kSize] === 0) return isRunning && words[kCapacity] !== 0;
  return functionsWait > 0 && endOfQueue() === endOfLast && words[kCapacity] === capacityThen;
}

function begin() {
  waiting.push(beginning);
  tasks.enqueueMicrotask(runWaiting);
  functionsWait++;
  if (words !== undefined) {
    endOfLast = endOfQueue();
    capacityThen = words[kCapacity];
  }
}

function queueMicrotask(callback) {
  if (typeof callback !== 'function') {
    throw new ERR_INVALID_ARG_TYPE('callback', 'Function', callback);
  }
  if (!followsTheLast()) begin();
  if (isKept()) {
    waiting.push(inContext);
    waiting.push(captureContext('Microtask', undefined));
  }
  waiting.push(callback);
}

function runWaiting() {
  waiting.take();
  functionsWait--;
  isRunning = true;
  do {
    const first = waiting.take();
    if (first === inContext || isKept()) runWithin(first);
    else run(first);
  } while (!waiting.isEmpty() && waiting.peek() !== beginning);
  isRunning = false;
}

// One that throws must not stop those behind it: the exception is told from here.
function run(callback) {
  try {
    callback();
  } catch (error) {
    internalBinding('loop').reportUncaught(error);
  }
  leaveContext(undefined);
}

function runWithin(first) {
  const context = first === inContext ? waiting.take() : undefined;
  const callback = first === inContext ? waiting.take() : first;
  const before = swapContext(context);
  try {
    callback();
  } catch (error) {
    internalBinding('loop').reportUncaught(error);
  } finally {
    leaveContext(before);
    destroyContext(context);
  }
}

// A checkpoint with nothing to do costs a call. (What else it would do, letting go of what WeakRefs
// have shown, is done when JavaScript is left.)
function runMicrotasks() {
  if (words === undefined || words[kSize] !== 0) tasks.runMicrotasks();
}

module.exports = { queueMicrotask, runMicrotasks };
