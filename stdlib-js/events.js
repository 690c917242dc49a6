'use strict';
// The public module `events`: EventEmitter, the class that nearly everything else derives from.
// Covers all that Node 18 documents.
//
//   EventEmitter             the class, also what the module itself is
//   once, on                 an event as a promise, events as an async iterator
//   getEventListeners, getMaxListeners, listenerCount, setMaxListeners, addAbortListener
//   defaultMaxListeners, captureRejections, captureRejectionSymbol, errorMonitor
//   EventEmitterAsyncResource
//
// An emitter's listeners are in `_events`: one function, or an array of them, by event. Packages
// look at `_events` and `_eventsCount`, so their form is Node's. Of the four ways to call a
// listener with its arguments, rest parameters and Reflect.apply are the fastest here; an emit to
// one listener allocates nothing that the optimising compiler does not remove again.

const { codes: { ERR_INVALID_ARG_TYPE, ERR_OUT_OF_RANGE } } = require('internal/errors');
const { validateAbortSignal, validateBoolean, validateFunction } = require('internal/validators');
const { dropName, namesIn } = require('internal/events/socket_listeners');

const kCapture = Symbol('kCapture');
const kErrorMonitor = Symbol('events.errorMonitor');
const kMaxEventTargetListeners = Symbol('events.maxEventTargetListeners');
const kMaxEventTargetListenersWarned = Symbol('events.maxEventTargetListenersWarned');
const kRejection = Symbol.for('nodejs.rejection');

const { apply } = Reflect;
let defaultMaxListeners = 10;

function EventEmitter(options) {
  EventEmitter.init.call(this, options);
}
module.exports = EventEmitter;

// Apart from the constructor, since constructors without a class call it on objects of their own.
EventEmitter.init = function(options) {
  if (this._events === undefined || this._events === Object.getPrototypeOf(this)._events) {
    this._events = { __proto__: null };
    this._eventsCount = 0;
  }
  this._maxListeners = this._maxListeners || undefined;
  if (options?.captureRejections) {
    validateBoolean(options.captureRejections, 'options.captureRejections');
    this[kCapture] = Boolean(options.captureRejections);
  } else {
    // From the prototype, so that EventEmitter.captureRejections reaches what is made later.
    this[kCapture] = EventEmitter.prototype[kCapture];
  }
};

EventEmitter.prototype._events = undefined;
EventEmitter.prototype._eventsCount = 0;
EventEmitter.prototype._maxListeners = undefined;
Object.defineProperty(EventEmitter.prototype, kCapture, {
  __proto__: null, value: false, writable: true, enumerable: false,
});

function checkMaxListeners(n, name) {
  if (typeof n !== 'number' || n < 0 || Number.isNaN(n)) {
    throw new ERR_OUT_OF_RANGE(name, 'a non-negative number', n);
  }
}

EventEmitter.prototype.setMaxListeners = function setMaxListeners(n) {
  checkMaxListeners(n, 'n');
  this._maxListeners = n;
  return this;
};

function maxListenersOf(emitter) {
  return emitter._maxListeners === undefined ? defaultMaxListeners : emitter._maxListeners;
}

EventEmitter.prototype.getMaxListeners = function getMaxListeners() {
  return maxListenersOf(this);
};

// What a listener gave back may be a promise; its rejection is then the emitter's error.
function watchResult(emitter, result, type, args) {
  if (emitter[kCapture]) {
    require('internal/events/rejections').watch(emitter, result, type, args, kCapture);
  }
}

EventEmitter.prototype.emit = function emit(type, ...args) {
  const events = this._events;
  if (type === 'error') {
    if (events !== undefined && events[kErrorMonitor] !== undefined) {
      this.emit(kErrorMonitor, ...args);
    }
    if (events === undefined || events.error === undefined) {
      require('internal/events/unhandled_error').throwUnhandled(this, args);
    }
  } else if (events === undefined) {
    return false;
  }
  const handler = events[type];
  if (handler === undefined) return false;
  if (typeof handler === 'function') {
    const result = apply(handler, this, args);
    if (result !== undefined && result !== null) watchResult(this, result, type, args);
  } else {
    emitToMany(this, handler, type, args);
  }
  return true;
};

// A listener may add and remove listeners: whoever listened when the event began is told.
function emitToMany(emitter, handlers, type, args) {
  const listeners = copyOf(handlers);
  for (let i = 0; i < listeners.length; ++i) {
    const result = apply(listeners[i], emitter, args);
    if (result !== undefined && result !== null) watchResult(emitter, result, type, args);
  }
}

// A literal is made faster than slice() makes a copy.
function copyOf(list) {
  switch (list.length) {
    case 2: return [list[0], list[1]];
    case 3: return [list[0], list[1], list[2]];
    case 4: return [list[0], list[1], list[2], list[3]];
    default: return list.slice();
  }
}

function addListener(target, type, listener, prepend) {
  validateFunction(listener, 'listener');
  let events = target._events;
  if (events === undefined) {
    events = target._events = { __proto__: null };
    target._eventsCount = 0;
  } else if (events.newListener !== undefined) {
    target.emit('newListener', type, listener.listener ?? listener);
    events = target._events; // a listener of newListener may have removed all
  }
  const existing = events[type];
  if (existing === undefined) {
    events[type] = listener;
    ++target._eventsCount;
    return target;
  }
  let list = existing;
  if (typeof existing === 'function') {
    list = events[type] = prepend ? [listener, existing] : [existing, listener];
  } else if (prepend) {
    list.unshift(listener);
  } else {
    list.push(listener);
  }
  const max = maxListenersOf(target);
  if (max > 0 && list.length > max && !list.warned) warnOfLeak(target, type, list);
  return target;
}

function warnOfLeak(target, type, list) {
  list.warned = true;
  const { inspect } = require('internal/util/inspect');
  const warning = new Error('Possible EventEmitter memory leak detected. ' +
    `${list.length} ${String(type)} listeners added to ${inspect(target, { depth: -1 })}. Use ` +
    'emitter.setMaxListeners() to increase limit');
  warning.name = 'MaxListenersExceededWarning';
  warning.emitter = target;
  warning.type = type;
  warning.count = list.length;
  process.emitWarning(warning);
}

EventEmitter.prototype.addListener = function addListenerToEnd(type, listener) {
  return addListener(this, type, listener, false);
};
EventEmitter.prototype.on = EventEmitter.prototype.addListener;

EventEmitter.prototype.prependListener = function prependListener(type, listener) {
  return addListener(this, type, listener, true);
};

// Bound to {fired, wrapFn, target, type, listener}.
function onceWrapper(...args) {
  if (this.fired) return undefined;
  this.target.removeListener(this.type, this.wrapFn);
  this.fired = true;
  return apply(this.listener, this.target, args);
}

function wrapForOnce(target, type, listener) {
  const state = { fired: false, wrapFn: undefined, target, type, listener };
  const wrapped = onceWrapper.bind(state);
  wrapped.listener = listener;
  state.wrapFn = wrapped;
  return wrapped;
}

EventEmitter.prototype.once = function once(type, listener) {
  validateFunction(listener, 'listener');
  return this.on(type, wrapForOnce(this, type, listener));
};

EventEmitter.prototype.prependOnceListener = function prependOnceListener(type, listener) {
  validateFunction(listener, 'listener');
  return this.prependListener(type, wrapForOnce(this, type, listener));
};

function lastIndexOfListener(list, listener) {
  for (let i = list.length - 1; i >= 0; i--) {
    if (list[i] === listener || list[i].listener === listener) return i;
  }
  return -1;
}

EventEmitter.prototype.removeListener = function removeListener(type, listener) {
  validateFunction(listener, 'listener');
  const events = this._events;
  const list = events?.[type];
  if (list === undefined) return this;
  if (list === listener || list.listener === listener) {
    dropName(this, events, type);
    if (events.removeListener) this.emit('removeListener', type, list.listener || listener);
    return this;
  }
  if (typeof list === 'function') return this;
  const position = lastIndexOfListener(list, listener);
  if (position === -1) return this;
  if (position === 0) list.shift();
  else list.splice(position, 1);
  if (list.length === 1) events[type] = list[0];
  if (events.removeListener !== undefined) this.emit('removeListener', type, listener);
  return this;
};
EventEmitter.prototype.off = EventEmitter.prototype.removeListener;

// Nobody listens to 'removeListener': all can be forgotten at once.
function forgetListeners(emitter, events, args) {
  if (args.length === 0) {
    emitter._events = { __proto__: null };
    emitter._eventsCount = 0;
  } else if (events[args[0]] !== undefined) {
    dropName(emitter, events, args[0]);
  }
}

EventEmitter.prototype.removeAllListeners = function removeAllListeners(...args) {
  const events = this._events;
  if (events === undefined) return this;
  if (events.removeListener === undefined) {
    forgetListeners(this, events, args);
    return this;
  }
  if (args.length === 0) {
    for (const key of Reflect.ownKeys(events)) {
      if (key !== 'removeListener') this.removeAllListeners(key);
    }
    this.removeAllListeners('removeListener');
    this._events = { __proto__: null };
    this._eventsCount = 0;
    return this;
  }
  const listeners = events[args[0]];
  if (typeof listeners === 'function') {
    this.removeListener(args[0], listeners);
  } else if (listeners !== undefined) {
    for (let i = listeners.length - 1; i >= 0; i--) this.removeListener(args[0], listeners[i]);
  }
  return this;
};

function listenersOf(emitter, type, unwrap) {
  const found = emitter._events?.[type];
  if (found === undefined) return [];
  if (typeof found === 'function') return [unwrap ? found.listener ?? found : found];
  return unwrap ? found.map((one) => one.listener ?? one) : found.slice();
}

EventEmitter.prototype.listeners = function listeners(type) {
  return listenersOf(this, type, true);
};

EventEmitter.prototype.rawListeners = function rawListeners(type) {
  return listenersOf(this, type, false);
};

// With a listener, how often that one was added.
function listenerCount(type, listener) {
  const found = this._events?.[type];
  if (found === undefined) return 0;
  const wanted = listener !== undefined && listener !== null;
  if (typeof found === 'function') {
    return !wanted || found === listener || found.listener === listener ? 1 : 0;
  }
  if (!wanted) return found.length;
  return found.filter((one) => one === listener || one.listener === listener).length;
}
EventEmitter.prototype.listenerCount = listenerCount;

EventEmitter.prototype.eventNames = function eventNames() {
  return this._eventsCount > 0 ? namesIn(this._events) : [];
};

// Functions of the module.

EventEmitter.listenerCount = (emitter, type) => (typeof emitter.listenerCount === 'function' ?
  emitter.listenerCount(type) : apply(listenerCount, emitter, [type]));

function isEventTarget(value) {
  const { kIsEventTarget } = require('internal/event_target');
  return Boolean(value?.constructor?.[kIsEventTarget]);
}

function getEventListeners(emitterOrTarget, type) {
  if (typeof emitterOrTarget.listeners === 'function') return emitterOrTarget.listeners(type);
  if (isEventTarget(emitterOrTarget)) {
    return require('internal/event_target').listenersOf(emitterOrTarget, type);
  }
  throw new ERR_INVALID_ARG_TYPE('emitter', ['EventEmitter', 'EventTarget'], emitterOrTarget);
}

function getMaxListeners(emitterOrTarget) {
  if (typeof emitterOrTarget?.getMaxListeners === 'function') {
    return maxListenersOf(emitterOrTarget);
  }
  if (emitterOrTarget?.[kMaxEventTargetListeners]) {
    return emitterOrTarget[kMaxEventTargetListeners];
  }
  throw new ERR_INVALID_ARG_TYPE('emitter', ['EventEmitter', 'EventTarget'], emitterOrTarget);
}

EventEmitter.setMaxListeners = function setMaxListeners(n = defaultMaxListeners, ...targets) {
  checkMaxListeners(n, 'n');
  if (targets.length === 0) defaultMaxListeners = n;
  for (const target of targets) {
    if (isEventTarget(target)) {
      target[kMaxEventTargetListeners] = n;
      target[kMaxEventTargetListenersWarned] = false;
    } else if (typeof target?.setMaxListeners === 'function') {
      target.setMaxListeners(n);
    } else {
      throw new ERR_INVALID_ARG_TYPE('eventTargets', ['EventEmitter', 'EventTarget'], target);
    }
  }
};

// Unlike addEventListener('abort'), it also tells of a signal that is aborted already, and it is
// not stopped by stopImmediatePropagation().
function addAbortListener(signal, listener) {
  if (signal === undefined) throw new ERR_INVALID_ARG_TYPE('signal', 'AbortSignal', signal);
  validateAbortSignal(signal, 'signal');
  validateFunction(listener, 'listener');
  let remove;
  if (signal.aborted) {
    require('internal/task_queues').queueMicrotask(() => listener());
  } else {
    const { kResistStopPropagation } = require('internal/event_target');
    signal.addEventListener('abort', listener, {
      __proto__: null, once: true, [kResistStopPropagation]: true,
    });
    remove = () => signal.removeEventListener('abort', listener);
  }
  return { __proto__: null, [require('internal/symbols').SymbolDispose]() { remove?.(); } };
}

function lazyFunction(name, id) {
  return { [name](...args) { return require(id)[name](...args); } }[name];
}

Object.assign(EventEmitter, {
  addAbortListener,
  once: lazyFunction('once', 'internal/events/async'),
  on: lazyFunction('on', 'internal/events/async'),
  getEventListeners,
  getMaxListeners,
  EventEmitter,
  usingDomains: false,
  captureRejectionSymbol: kRejection,
  errorMonitor: kErrorMonitor,
});

Object.defineProperties(EventEmitter, {
  captureRejections: {
    __proto__: null, enumerable: true, configurable: true,
    get() { return EventEmitter.prototype[kCapture]; },
    set(value) {
      validateBoolean(value, 'EventEmitter.captureRejections');
      EventEmitter.prototype[kCapture] = value;
    },
  },
  defaultMaxListeners: {
    __proto__: null, enumerable: true, configurable: false,
    get() { return defaultMaxListeners; },
    set(value) {
      checkMaxListeners(value, 'defaultMaxListeners');
      defaultMaxListeners = value;
    },
  },
  EventEmitterAsyncResource: {
    __proto__: null, enumerable: true, configurable: true,
    get() { return require('internal/events/async_resource').EventEmitterAsyncResource; },
    set: undefined,
  },
  // For internal/event_target; symbols keep them out of the way.
  kMaxEventTargetListeners: { __proto__: null, value: kMaxEventTargetListeners },
  kMaxEventTargetListenersWarned: { __proto__: null, value: kMaxEventTargetListenersWarned },
});
