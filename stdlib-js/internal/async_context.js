'use strict';

// What flows from where something is scheduled to where it runs: the stores of AsyncLocalStorage,
// and the ids of async_hooks.
//
//   isKept()                         somebody has asked for stores or ids; if not, what follows
//                                    need not be called, but for leaveContext
//   captureContext(type, resource, parent)   the current context, to be kept with a callback; type
//                                    and resource are what async_hooks tells of it ('Timeout',
//                                    timer), parent is the context of what made it, if that is
//                                    another than the current one
//   withTrigger(context, fn)         what fn() schedules is told of as made by that context
//   swapContext(context)             makes it the current one, returns the way back
//   leaveContext(before)             the callback is over; before is what swapContext returned
//   contextOfPromise(promise)        that of the promise itself
//   destroyContext(context)          its callback will not run again
//   resetContext()                   back to the outermost context, after an uncaught exception
//   hasHooks()                       the program has hooks of async_hooks that are enabled
//   runInContext(context, fn, thisArg, args)   fn within it, and back whatever happens
//
//   getFrame(), setFrame(frame)      the stores alone (internal/async_local_storage)
//   useFrames(), useHooks(hooks)     somebody needs stores; somebody needs ids
//
// Whoever calls a callback does
//     const before = swapContext(context); callback(); leaveContext(before);
// without try and finally: after an exception the handlers of uncaught exceptions shall still see
// the context of the callback, and the kernel's entry resets it when they are done. While nobody
// has asked for stores or ids, a context is undefined and all of this costs a comparison.
//
// A frame is an immutable array: storage, store, storage, store (there are few storages). Promises
// keep the frame they were made in (internal/promise_hooks calls around them, from the first store
// on), and what the engine runs for a promise sees it: reactions, what follows an await, and a
// thenable's own then(). A context is a frame, or, once somebody uses async_hooks, a Scope with a
// frame, an id and a resource.

const noStores = [];

let active = false;
let carrier;
let hooks;
let frame = noStores;

function getFrame() {
  return frame;
}

function setFrame(next) {
  frame = next;
}

// Made when there is a first store. What is told around every promise has to be short.
function makeCarrier() {
  class Given {
    constructor(promise) {
      return promise;
    }
  }

  // Writes a private field into a promise: invisible, and without the cost of a WeakMap.
  class Carrier extends Given {
    #frame = frame;

    static frameOf(promise) {
      return #frame in promise ? promise.#frame : noStores;
    }
  }

  let before = noStores;
  return {
    frameOf: Carrier.frameOf,
    init(promise) {
      if (frame !== noStores) new Carrier(promise);
    },
    enter(promise) {
      before = frame;
      frame = Carrier.frameOf(promise);
    },
    leave() {
      frame = before;
    },
  };
}

function useFrames() {
  if (carrier !== undefined) return;
  active = true;
  carrier = makeCarrier();
  require('internal/promise_hooks').setFrameHooks(carrier.init, carrier.enter, carrier.leave);
}

function useHooks(implementation) {
  active = true;
  hooks = implementation;
}

function isKept() {
  return active;
}

function captureContext(type, resource, parent) {
  if (!active) return undefined;
  return hooks === undefined ? frame : hooks.capture(type, resource, frame, parent);
}

function contextOfPromise(promise) {
  if (!active) return undefined;
  const kept = carrier === undefined ? noStores : carrier.frameOf(promise);
  return hooks === undefined ? kept : hooks.scopeOfPromise(promise, kept);
}

// The program listens to what is scheduled and called.
function hasHooks() {
  return hooks !== undefined && hooks.enabled();
}

function withTrigger(context, fn) {
  return hooks === undefined ? fn() : hooks.withTrigger(context, fn);
}

function swapContext(context) {
  return active ? swap(context) : undefined;
}

function swap(context) {
  if (hooks !== undefined) return hooks.swap(context);
  const before = frame;
  frame = context ?? noStores;
  return before;
}

function leaveContext(before) {
  if (!active) return;
  if (hooks !== undefined) hooks.leave(before);
  else frame = before ?? noStores;
}

function destroyContext(context) {
  if (hooks !== undefined) hooks.destroy(context);
}

function resetContext() {
  if (!active) return;
  frame = noStores;
  if (hooks !== undefined) hooks.reset();
}

function runInContext(context, fn, thisArg, args) {
  const before = swapContext(context);
  try {
    return Reflect.apply(fn, thisArg, args);
  } finally {
    leaveContext(before);
  }
}

module.exports = {
  captureContext,
  contextOfPromise,
  destroyContext,
  getFrame,
  hasHooks,
  isKept,
  leaveContext,
  resetContext,
  runInContext,
  setFrame,
  swapContext,
  useFrames,
  useHooks,
  withTrigger,
};
