'use strict';

// What flows from where something is scheduled to where it runs: the stores of AsyncLocalStorage,
// and the ids of async_hooks.
//
//   captureContext(type, resource, parent)   the current context, to be kept with a callback; type
//                                    and resource are what async_hooks tells of it ('Timeout',
//                                    timer), parent is the context of what made it, if that is
//                                    another than the current one
//   withTrigger(context, fn)         what fn() schedules is told of as made by that context
//   swapContext(context)             makes it the current one, returns the way back
//   leaveContext(before)             the callback is over; before is what swapContext returned
//   destroyContext(context)          its callback will not run again
//   resetContext()                   back to the outermost context, after an uncaught exception
//   hasHooks()                       hooks of async_hooks are enabled
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
// A frame is an immutable array: storage, store, storage, store (there are few storages). The
// engine keeps the current one, because it alone can carry it from a promise to its reactions. A
// context is a frame, or, once somebody uses async_hooks, a Scope with a frame, an id and a
// resource.

let active = false;
let hooks;
let binding;

// Stands for "no stores" once there can be some: after a reaction the engine forgets the frame
// only if there was one.
const noStores = [];

function getFrame() {
  return active ? binding.getFrame() ?? noStores : noStores;
}

function setFrame(frame) {
  binding.setFrame(frame);
}

function useFrames() {
  if (active) return;
  active = true;
  binding = internalBinding('async_context');
  if (binding.getFrame() === undefined) binding.setFrame(noStores);
}

function useHooks(implementation) {
  useFrames();
  hooks = implementation;
}

function captureContext(type, resource, parent) {
  if (!active) return undefined;
  return hooks === undefined ? getFrame() : hooks.capture(type, resource, getFrame(), parent);
}

// Somebody listens to what is scheduled and called.
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
  const before = getFrame();
  setFrame(context ?? noStores);
  return before;
}

function leaveContext(before) {
  if (!active) return;
  if (hooks !== undefined) hooks.leave(before);
  else setFrame(before ?? noStores);
}

function destroyContext(context) {
  if (hooks !== undefined) hooks.destroy(context);
}

function resetContext() {
  if (!active) return;
  setFrame(noStores);
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
  destroyContext,
  getFrame,
  hasHooks,
  leaveContext,
  resetContext,
  runInContext,
  setFrame,
  swapContext,
  useFrames,
  useHooks,
  withTrigger,
};
