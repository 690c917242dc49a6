'use strict';

// createHook(), and the events that it brings: loaded when somebody uses hooks or asks for ids.
//
//   AsyncHook                       what createHook returns: enable(), disable()
//   capture, swap, destroy, reset   how internal/async_context gives ids to callbacks
//   emitInit, emitBefore, emitAfter, emitDestroy, emitPromiseResolve
//   enabled(), wantsDestroy(), destroyWhenCollected(resource, asyncId, mark)
//   start()                         ids for all that is scheduled from now on
//
// Hooks that are enabled or disabled within a hook count from the next event on: the list is
// replaced, never changed. An exception in a hook ends the process, as in Node.

const context = require('internal/async_context');
const ids = require('internal/async_ids');
const { asyncIdSymbol, triggerAsyncIdSymbol } = ids;
const { codes: { ERR_ASYNC_CALLBACK } } = require('internal/errors');

let active = [];
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

// What swap() returns for a Scope: the way back.
class Return {
  constructor(frame, scope) {
    this.frame = frame;
    this.scope = scope;
  }
}

function fatal(error) {
  const text = typeof error?.stack === 'string' ? error.stack : String(error);
  process._rawDebug(text);
  process.exit(1);
}

function call(hook, name, ...args) {
  if (hook[name] === undefined) return;
  try {
    Reflect.apply(hook[name], hook, args);
  } catch (error) {
    fatal(error);
  }
}

function emitInit(asyncId, type, triggerAsyncId, resource) {
  for (const hook of active) call(hook, 'init', asyncId, type, triggerAsyncId, resource);
}

function emitBefore(asyncId) {
  for (const hook of active) call(hook, 'before', asyncId);
}

function emitAfter(asyncId) {
  for (const hook of active) call(hook, 'after', asyncId);
}

function emitPromiseResolve(asyncId) {
  for (const hook of active) call(hook, 'promiseResolve', asyncId);
}

// ---- destroy: later, all that came together --------------------------------------------------

let destroyed = [];
let collected;

function wantsDestroy() {
  return active.some((hook) => hook.destroy !== undefined);
}

function emitDestroy(asyncId) {
  if (!wantsDestroy()) return;
  destroyed.push(asyncId);
  if (destroyed.length === 1) tellDestroyedSoon();
}

function tellDestroyedSoon() {
  quietly(() => setImmediate(tellDestroyed).unref());
}

function tellDestroyed() {
  const asyncIds = destroyed;
  destroyed = [];
  for (const asyncId of asyncIds) for (const hook of active) call(hook, 'destroy', asyncId);
}

function destroyWhenCollected(resource, asyncId, mark) {
  collected ??= new FinalizationRegistry((held) => {
    if (!held.mark.destroyed) emitDestroy(held.asyncId);
  });
  collected.register(resource, { asyncId, mark });
}

// ---- callbacks -------------------------------------------------------------------------------

let quiet = false;

// What the hooks themselves need shall not be told to hooks.
function quietly(fn) {
  const before = quiet;
  quiet = true;
  try {
    return fn();
  } finally {
    quiet = before;
  }
}

function capture(type, resource, frame) {
  if (quiet) return frame;
  const asyncId = ids.newAsyncId();
  const triggerAsyncId = ids.executionAsyncId();
  resource ??= {};
  const scope = new Scope(frame, asyncId, triggerAsyncId, resource);
  emitInit(asyncId, type ?? 'UNKNOWN', triggerAsyncId, resource);
  return scope;
}

function swap(next) {
  const frame = context.getFrame();
  context.setFrame(next.frame);
  if (next instanceof Return) {
    const { asyncId } = next.scope;
    emitAfter(asyncId);
    ids.pop(asyncId);
    return undefined;
  }
  ids.push(next.asyncId, next.triggerAsyncId, next.resource);
  emitBefore(next.asyncId);
  return new Return(frame, next);
}

function destroy(scope) {
  if (!(scope instanceof Scope) || scope.destroyed) return;
  scope.destroyed = true;
  emitDestroy(scope.asyncId);
}

// ---- promises --------------------------------------------------------------------------------

function hide(promise, key, value) {
  Object.defineProperty(promise, key, {
    __proto__: null, value, writable: true, enumerable: false, configurable: true,
  });
}

function giveId(promise, parent) {
  const asyncId = ids.newAsyncId();
  let triggerAsyncId = ids.executionAsyncId();
  if (parent !== undefined) {
    if (parent[asyncIdSymbol] === undefined) promiseInit(parent, undefined);
    triggerAsyncId = parent[asyncIdSymbol];
  }
  hide(promise, asyncIdSymbol, asyncId);
  hide(promise, triggerAsyncIdSymbol, triggerAsyncId);
}

function promiseInit(promise, parent) {
  giveId(promise, parent);
  const asyncId = promise[asyncIdSymbol];
  emitInit(asyncId, 'PROMISE', promise[triggerAsyncIdSymbol], promise);
  if (wantsDestroy()) destroyWhenCollected(promise, asyncId, { destroyed: false });
}

// Those from before the hooks were started get their id now.
function known(promise) {
  if (promise[asyncIdSymbol] === undefined) promiseInit(promise, undefined);
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
}

function promiseSettled(promise) {
  emitPromiseResolve(known(promise));
}

// After an uncaught exception: what it left is left in order.
function reset() {
  while (ids.depth() > 0) {
    const asyncId = ids.executionAsyncId();
    emitAfter(asyncId);
    ids.pop(asyncId);
  }
}

// ---- start -----------------------------------------------------------------------------------

let hooked = false;

function hookPromises(on) {
  if (on === hooked) return;
  hooked = on;
  const { setPromiseHooks } = internalBinding('async_context');
  if (on) setPromiseHooks(promiseInit, promiseBefore, promiseAfter, promiseSettled);
  else setPromiseHooks(undefined, undefined, undefined, undefined);
}

function start() {
  if (started) return;
  started = true;
  ids.hooks = module.exports;
  context.useHooks(module.exports);
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
  }

  enable() {
    start();
    if (!active.includes(this)) active = [...active, this];
    hookPromises(true);
    return this;
  }

  disable() {
    active = active.filter((hook) => hook !== this);
    hookPromises(active.length > 0);
    return this;
  }
}

module.exports = {
  AsyncHook,
  capture,
  destroy,
  destroyWhenCollected,
  emitAfter,
  emitBefore,
  emitDestroy,
  emitInit,
  enabled: () => active.length > 0,
  reset,
  start,
  swap,
  wantsDestroy,
};
