'use strict';

// createHook(), and the events that it brings: loaded when somebody uses hooks or asks for ids.
//
//   AsyncHook                       what createHook returns: enable(), disable()
//   Onlooker                        the same for the trace: nothing is done differently for it
//   capture, swap, leave, destroy, reset   how internal/async_context gives ids to callbacks
//   emitInit, emitBefore, emitAfter, emitDestroy, emitPromiseResolve
//   enabled()                       the program has hooks that are
//   wantsDestroy(), destroyWhenCollected(resource, asyncId, mark)
//   start()                         ids for all that is scheduled from now on
//   scopeOfPromise(promise, frame)  a context to run something as if the promise ran it
//   withTrigger(scope, fn)          what fn() makes is told of as made by `scope`
//   tellDestroyed()                 what waits to be told as destroyed, now
//
// Hooks that are enabled or disabled within a hook count from the next event on: the list is
// replaced, never changed. An exception in a hook ends the process, as in Node.

const context = require('internal/async_context');
const ids = require('internal/async_ids');
const { asyncIdSymbol, triggerAsyncIdSymbol } = ids;
const { codes: { ERR_ASYNC_CALLBACK } } = require('internal/errors');

let active = [];
let destroyWanted = false; // by one of them
let enabled = false;
let started = false;

// A callback that waits: the stores it will see, and its place in the flow.
class Scope {
  constructor(frame, asyncId, triggerAsyncId, resource) {
    this.frame = frame;
    this.asyncId = asyncId;
    this.triggerAsyncId = triggerAsyncId;
    this.resource = resource;
    this.destroyed = false;
  }
}

// What the library schedules for itself: nobody is told of it, and what it makes is made by whoever
// scheduled it.
class SilentScope extends Scope {}

// What swap() returns for a Scope: the way back.
class Return {
  constructor(frame, scope) {
    this.frame = frame;
    this.scope = scope;
  }
}

function fatal(error) {
  let text = error?.stack;
  if (typeof text !== 'string') {
    const holder = { message: typeof error === 'symbol' ? String(error) : error };
    Error.captureStackTrace(holder, fatal);
    text = holder.stack;
  }
  process._rawDebug(text);
  const { getOption } = require('internal/process/options');
  if (getOption('--abort-on-uncaught-exception') !== undefined) process.abort();
  process.exit(1);
}

// One function each, called several times per event of the loop: what they have in common would
// cost more than what they do.
function emitInit(asyncId, type, triggerAsyncId, resource) {
  const hooks = active;
  try {
    for (let i = 0; i < hooks.length; i++) hooks[i].init?.(asyncId, type, triggerAsyncId, resource);
  } catch (error) {
    fatal(error);
  }
}

function emitBefore(asyncId) {
  const hooks = active;
  try {
    for (let i = 0; i < hooks.length; i++) hooks[i].before?.(asyncId);
  } catch (error) {
    fatal(error);
  }
}

function emitAfter(asyncId) {
  const hooks = active;
  try {
    for (let i = 0; i < hooks.length; i++) hooks[i].after?.(asyncId);
  } catch (error) {
    fatal(error);
  }
}

function emitPromiseResolve(asyncId) {
  const hooks = active;
  try {
    for (let i = 0; i < hooks.length; i++) hooks[i].promiseResolve?.(asyncId);
  } catch (error) {
    fatal(error);
  }
}

// ---- destroy: later, all that came together --------------------------------------------------

const kManyDestroyed = 16384;

let destroyed = [];
let collections;

function wantsDestroy() {
  return destroyWanted;
}

// Told in the loop's check phase; before that if there are very many, since they take memory.
function emitDestroy(asyncId) {
  if (!wantsDestroy()) return;
  destroyed.push(asyncId);
  if (destroyed.length === 1) require('internal/immediates').beforeImmediates(tellDestroyed);
  else if (destroyed.length === kManyDestroyed) {
    internalBinding('tasks').enqueueMicrotask(tellDestroyed);
  }
}

function callDestroy(asyncId) {
  const hooks = active;
  try {
    for (let i = 0; i < hooks.length; i++) hooks[i].destroy?.(asyncId);
  } catch (error) {
    fatal(error);
  }
}

// Also what the hooks destroy themselves.
function tellDestroyed() {
  while (destroyed.length > 0) {
    const asyncIds = destroyed;
    destroyed = [];
    for (const asyncId of asyncIds) callDestroy(asyncId);
  }
}

// Runs as a microtask: those that are too many need not wait for another one.
function tellCollected() {
  const dead = collections.takeDead();
  for (let i = 0; i < dead.length; i += 2) {
    if (dead[i + 1]?.destroyed !== true) emitDestroy(dead[i]);
  }
  if (destroyed.length >= kManyDestroyed) tellDestroyed();
}

function destroyWhenCollected(resource, asyncId, mark) {
  if (collections === undefined) {
    collections = internalBinding('collections');
    collections.onDeath(tellCollected);
  }
  collections.watch(resource, asyncId, mark);
}

// ---- callbacks -------------------------------------------------------------------------------

// The id of what makes the next resource, if that is not who runs.
let trigger = -1;

function triggerOf(parent) {
  if (parent instanceof Scope) return parent.asyncId;
  return trigger === -1 ? ids.executionAsyncId() : trigger;
}

function withTrigger(scope, fn) {
  const before = trigger;
  if (scope instanceof Scope) trigger = scope.asyncId;
  try {
    return fn();
  } finally {
    trigger = before;
  }
}

function capture(type, resource, frame, parent) {
  if (type === undefined) {
    return new SilentScope(frame, ids.executionAsyncId(), ids.triggerAsyncId(),
      ids.executionAsyncResource());
  }
  const triggerAsyncId = triggerOf(parent);
  const asyncId = ids.newAsyncId();
  resource ??= {};
  const scope = new Scope(frame, asyncId, triggerAsyncId, resource);
  emitInit(asyncId, type, triggerAsyncId, resource);
  return scope;
}

// What was scheduled before there were ids gets one now.
function swap(next) {
  const frame = context.getFrame();
  if (!(next instanceof Scope)) next = new Scope(next ?? [], ids.newAsyncId(), 0, {});
  context.setFrame(next.frame);
  ids.push(next.asyncId, next.triggerAsyncId, next.resource);
  const before = trigger;
  trigger = -1;
  if (!(next instanceof SilentScope)) emitBefore(next.asyncId);
  trigger = before;
  return new Return(frame, next);
}

// `before` is a frame, or nothing, if the callback began before there were ids.
function leave(before) {
  if (before instanceof Return) {
    leaveScope(before.frame, before.scope);
  } else {
    context.setFrame(before ?? []);
    if (begunWithoutId !== undefined) leaveScope(before ?? [], begunWithoutId);
    begunWithoutId = undefined;
  }
}

function leaveScope(frame, scope) {
  context.setFrame(frame);
  if (!(scope instanceof SilentScope)) emitAfter(scope.asyncId);
  ids.pop(scope.asyncId);
}

function destroy(scope) {
  if (!(scope instanceof Scope) || scope.destroyed || scope instanceof SilentScope) return;
  scope.destroyed = true;
  emitDestroy(scope.asyncId);
}

// ---- promises --------------------------------------------------------------------------------

function hide(promise, key, value) {
  Object.defineProperty(promise, key, {
    __proto__: null, value, writable: true, enumerable: false, configurable: true,
  });
}

// The parent's id comes first: it is the smaller one even if it is given only now.
function giveId(promise, parent) {
  const triggerAsyncId = parent === undefined ? triggerOf(undefined) : known(parent);
  hide(promise, asyncIdSymbol, ids.newAsyncId());
  hide(promise, triggerAsyncIdSymbol, triggerAsyncId);
}

function promiseInit(promise, parent) {
  if (promise[asyncIdSymbol] === undefined) giveId(promise, parent);
  const asyncId = promise[asyncIdSymbol];
  emitInit(asyncId, 'PROMISE', promise[triggerAsyncIdSymbol], promise);
  if (wantsDestroy()) destroyWhenCollected(promise, asyncId, undefined);
}

// Those from before there were hooks get their id now; nobody is told of them as new.
function known(promise) {
  if (promise[asyncIdSymbol] === undefined) giveId(promise, undefined);
  return promise[asyncIdSymbol];
}

function promiseBefore(promise) {
  const asyncId = known(promise);
  ids.push(asyncId, promise[triggerAsyncIdSymbol], promise);
  emitBefore(asyncId);
}

function promiseAfter(promise) {
  const asyncId = known(promise);
  emitAfter(asyncId);
  if (asyncId === ids.executionAsyncId()) ids.pop(asyncId);
  if (active.length === 0) hookPromises();
}

// A context in which the promise is what runs, if it has an id.
function scopeOfPromise(promise, frame) {
  const asyncId = promise[asyncIdSymbol];
  if (asyncId === undefined) return new SilentScope(frame, 0, 0, {});
  return new SilentScope(frame, asyncId, promise[triggerAsyncIdSymbol], promise);
}

function promiseSettled(promise) {
  emitPromiseResolve(known(promise));
}

// After an uncaught exception: what it left is left in order.
function reset() {
  trigger = -1;
  while (ids.depth() > 0) {
    const asyncId = ids.executionAsyncId();
    emitAfter(asyncId);
    ids.pop(asyncId);
  }
  begunWithoutId = undefined;
}

// ---- start -----------------------------------------------------------------------------------

// The engine calls what somebody listens to: promises are many.
function hookPromises() {
  const { setOwnHooks } = require('internal/promise_hooks');
  if (active.length === 0) {
    // Within a promise's callback the end of that is still to be seen.
    setOwnHooks(undefined, undefined, ids.depth() > 0 ? promiseAfter : undefined);
    return;
  }
  const init = active.some((hook) => hook.init !== undefined || hook.destroy !== undefined);
  const settled = active.some((hook) => hook.promiseResolve !== undefined);
  setOwnHooks(init ? promiseInit : undefined, promiseBefore, promiseAfter,
    settled ? promiseSettled : undefined);
}

// A callback that runs while ids are first asked for has none yet: it gets one, so that its end
// is told.
let begunWithoutId;

function loopHasBegun() {
  return internalBinding('loop').loopTimes()[0] !== 0;
}

function start() {
  if (started) return;
  started = true;
  ids.hooks = module.exports;
  context.useHooks(module.exports);
  if (loopHasBegun()) {
    begunWithoutId = new Scope([], ids.newAsyncId(), 0, {});
    ids.push(begunWithoutId.asyncId, 0, begunWithoutId.resource);
  }
}

function setActive(hooks) {
  active = hooks;
  destroyWanted = hooks.some((hook) => hook.destroy !== undefined);
  enabled = hooks.some((hook) => !(hook instanceof Onlooker));
  hookPromises();
}

const names = ['init', 'before', 'after', 'destroy', 'promiseResolve'];

class AsyncHook {
  constructor(callbacks) {
    for (const name of names) {
      if (callbacks[name] !== undefined && typeof callbacks[name] !== 'function') {
        throw new ERR_ASYNC_CALLBACK(`hook.${name}`);
      }
    }
    for (const name of names) this[name] = callbacks[name];
    start();
  }

  enable() {
    if (!active.includes(this)) setActive([...active, this]);
    return this;
  }

  disable() {
    setActive(active.filter((hook) => hook !== this));
    return this;
  }
}

class Onlooker extends AsyncHook {}

module.exports = {
  AsyncHook,
  Onlooker,
  capture,
  destroy,
  destroyWhenCollected,
  emitAfter,
  emitBefore,
  emitDestroy,
  emitInit,
  enabled: () => enabled,
  leave,
  reset,
  scopeOfPromise,
  start,
  swap,
  tellDestroyed,
  wantsDestroy,
  withTrigger,
};
