'use strict';

// AsyncResource: a place in the program's asynchronous flow, to which code can return.
//
//   AsyncResource    runInAsyncScope, bind, asyncId, triggerAsyncId, emitDestroy; static bind
//
// It costs an id and a frame as long as nobody uses hooks.

const { getFrame, setFrame } = require('internal/async_context');
const { codes: { ERR_ASYNC_TYPE, ERR_INVALID_ASYNC_ID } } = require('internal/errors');
const { validateFunction, validateString } = require('internal/validators');
const state = require('internal/async_ids');

const kAsyncId = state.asyncIdSymbol;
const kTriggerAsyncId = state.triggerAsyncIdSymbol;
const kFrame = Symbol('kFrame');
const kDestroyed = Symbol('destroyed');

function hidden(object, key, value) {
  Object.defineProperty(object, key, {
    __proto__: null, value, writable: true, enumerable: false, configurable: true,
  });
}

class AsyncResource {
  constructor(type, options = {}) {
    validateString(type, 'type');
    let triggerAsyncId = options;
    let requireManualDestroy = false;
    if (typeof options !== 'number') {
      triggerAsyncId = options.triggerAsyncId ?? state.executionAsyncId();
      requireManualDestroy = Boolean(options.requireManualDestroy);
    }
    if (!Number.isSafeInteger(triggerAsyncId) || triggerAsyncId < -1) {
      throw new ERR_INVALID_ASYNC_ID('triggerAsyncId', triggerAsyncId);
    }
    const asyncId = state.newAsyncId();
    this[kAsyncId] = asyncId;
    this[kTriggerAsyncId] = triggerAsyncId;
    hidden(this, kFrame, getFrame());
    const { hooks } = state;
    if (hooks === undefined) return;
    if (hooks.enabled() && type.length === 0) throw new ERR_ASYNC_TYPE(type);
    hooks.emitInit(asyncId, type, triggerAsyncId, this);
    if (!requireManualDestroy && hooks.wantsDestroy()) {
      hidden(this, kDestroyed, { destroyed: false });
      hooks.destroyWhenCollected(this, asyncId, this[kDestroyed]);
    }
  }

  runInAsyncScope(fn, thisArg, ...args) {
    const { hooks } = state;
    const frame = getFrame();
    const own = this[kFrame] !== frame;
    const asyncId = this[kAsyncId];
    if (own) setFrame(this[kFrame]);
    state.push(asyncId, this[kTriggerAsyncId], this);
    hooks?.emitBefore(asyncId);
    let depth = state.depth();
    try {
      return Reflect.apply(fn, thisArg, args);
    } finally {
      if (state.depth() >= depth) { // not if an uncaught exception was handled in there
        hooks?.emitAfter(asyncId);
        state.pop(asyncId);
      }
      if (own) setFrame(frame);
      depth = 0;
    }
  }

  emitDestroy() {
    if (this[kDestroyed] !== undefined) this[kDestroyed].destroyed = true;
    state.hooks?.emitDestroy(this[kAsyncId]);
    return this;
  }

  asyncId() { return this[kAsyncId]; }
  triggerAsyncId() { return this[kTriggerAsyncId]; }

  bind(fn, thisArg) {
    validateFunction(fn, 'fn');
    const resource = this;
    let bound = function(...args) {
      return resource.runInAsyncScope(fn, this, ...args);
    };
    if (thisArg !== undefined) bound = this.runInAsyncScope.bind(this, fn, thisArg);
    Object.defineProperties(bound, {
      length: {
        __proto__: null, value: fn.length, configurable: true, enumerable: false, writable: false,
      },
      asyncResource: {
        __proto__: null, value: this, configurable: true, enumerable: true, writable: true,
      },
    });
    return bound;
  }

  static bind(fn, type, thisArg) {
    type = type || fn.name;
    return new AsyncResource(type || 'bound-anonymous-fn').bind(fn, thisArg);
  }
}

module.exports = { AsyncResource };
