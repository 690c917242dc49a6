'use strict';

// EventTarget of the DOM standard, and NodeEventTarget, which has an emitter's methods as well.
//
//   Event, CustomEvent, EventTarget, NodeEventTarget
//   initEventTarget(object)                   makes an object of a subclass that cannot call super
//   defineEventHandler(prototype, name)       the property `on<name>` of such a class
//   listenersOf(target, type)                 events.getEventListeners
//   isEventTarget, kIsEventTarget             the static mark of the class
//   kEvents                                   the lists: a Map from type to Listener[]
//   kNewListener, kRemoveListener             methods that a subclass may override
//   kWeakHandler, kResistStopPropagation      options of addEventListener, for the library only
//   kTrustEvent, kCreateEvent                 see Event; makes the event of NodeEventTarget.emit
//
// An error in a listener does not reach the dispatcher: it is thrown again in the next tick, and
// so is the rejection of a promise that a listener returned.

const EventEmitter = require('events');
const { kMaxEventTargetListeners, kMaxEventTargetListenersWarned } = EventEmitter;
const { codes: {
  ERR_EVENT_RECURSION, ERR_INVALID_ARG_TYPE, ERR_INVALID_THIS, ERR_MISSING_ARGS,
} } = require('internal/errors');
const { validateAbortSignal, validateObject } = require('internal/validators');
const {
  CustomEvent, Event, finishInterface, kDispatching, kStopImmediately, kTarget, kTrustEvent,
} = require('internal/event_target/event');

const kIsEventTarget = Symbol.for('nodejs.event_target');
const kEvents = Symbol('kEvents');
const kHandlers = Symbol('kHandlers');
const kNewListener = Symbol('kNewListener');
const kRemoveListener = Symbol('kRemoveListener');
const kNodeStyle = Symbol('kIsNodeStyleListener');
const kWeakHandler = Symbol('kWeak');
const kResistStopPropagation = Symbol('kResistStopPropagation');
const kCreateEvent = Symbol('kCreateEvent');
const kHybridDispatch = Symbol('kHybridDispatch');
const kInspect = Symbol.for('nodejs.util.inspect.custom');
const objectLike = { __proto__: null, allowArray: true, allowFunction: true };

// Keeps the listeners of weak registrations alive as long as the object they belong to.
let weakOwners;

class Listener {
  constructor(listener, options) {
    const { capture, once, passive, weak, nodeStyle, resist } = options;
    this.capture = capture;
    this.once = once;
    this.passive = passive;
    this.nodeStyle = nodeStyle;
    this.resist = resist;
    this.removed = false;
    this.weak = weak !== undefined;
    if (weak === undefined) {
      this.listener = listener;
    } else {
      this.listener = new WeakRef(listener);
      weakOwners ??= new WeakMap();
      if (!weakOwners.has(weak)) weakOwners.set(weak, new Set());
      weakOwners.get(weak).add(listener);
    }
  }

  // undefined when it was collected
  get() { return this.weak ? this.listener.deref() : this.listener; }
  is(listener, capture) { return this.capture === capture && this.get() === listener; }
}

function isEventTarget(value) {
  return Boolean(value?.constructor?.[kIsEventTarget]);
}

function checkTarget(value, name = 'EventTarget') {
  if (!isEventTarget(value)) throw new ERR_INVALID_THIS(name);
}

function initEventTarget(target) {
  target[kEvents] = new Map();
  target[kMaxEventTargetListeners] = EventEmitter.defaultMaxListeners;
  target[kMaxEventTargetListenersWarned] = false;
  target[kHandlers] = undefined;
}

const noOptions = {
  capture: false, once: false, passive: false, signal: undefined, weak: undefined,
  nodeStyle: false, resist: false,
};

function readOptions(options) {
  if (options === undefined || options === null || options === false) return noOptions;
  if (typeof options === 'boolean') return { ...noOptions, capture: options };
  validateObject(options, 'options', objectLike);
  return {
    capture: Boolean(options.capture),
    once: Boolean(options.once),
    passive: Boolean(options.passive),
    signal: options.signal,
    weak: options[kWeakHandler],
    nodeStyle: Boolean(options[kNodeStyle]),
    resist: options[kResistStopPropagation] ?? false,
  };
}

// Objects are taken as they are: handleEvent is looked up when an event comes.
function isListener(listener) {
  if (typeof listener === 'function') return true;
  if (listener === null || listener === undefined) return false;
  if (typeof listener === 'object') return true;
  throw new ERR_INVALID_ARG_TYPE('listener', 'EventListener', listener);
}

function warnOfNoListener(target, type, listener) {
  const warning = new Error(`addEventListener called with ${listener} which has no effect.`);
  warning.name = 'AddEventListenerArgumentTypeWarning';
  warning.target = target;
  warning.type = type;
  process.emitWarning(warning);
}

function warnOfLeak(target, type, size) {
  target[kMaxEventTargetListenersWarned] = true;
  const { inspect } = require('internal/util/inspect');
  const warning = new Error('Possible EventTarget memory leak detected. ' +
    `${size} ${type} listeners added to ${inspect(target, { depth: -1 })}. Use ` +
    'events.setMaxListeners() to increase limit');
  warning.name = 'MaxListenersExceededWarning';
  warning.target = target;
  warning.type = type;
  warning.count = size;
  process.emitWarning(warning);
}

function throwLater(error) {
  process.nextTick(() => { throw error; });
}

function watchResult(result) {
  let then;
  try {
    then = result.then;
    if (typeof then === 'function') Reflect.apply(then, result, [undefined, throwLater]);
  } catch (error) {
    throwLater(error);
  }
}

class EventTarget {
  static [kIsEventTarget] = true;

  constructor() {
    initEventTarget(this);
  }

  [kNewListener](size, type, listener, once, capture, passive, weak) {
    const max = this[kMaxEventTargetListeners];
    if (max > 0 && size > max && !this[kMaxEventTargetListenersWarned]) warnOfLeak(this, type, size);
  }

  [kRemoveListener](size, type, listener, capture) {}

  addEventListener(type, listener, options = undefined) {
    checkTarget(this);
    if (arguments.length < 2) throw new ERR_MISSING_ARGS('type', 'listener');
    const read = readOptions(options);
    const { signal, capture } = read;
    if (signal !== null) validateAbortSignal(signal, 'options.signal');
    if (!isListener(listener)) {
      warnOfNoListener(this, type, listener);
      return;
    }
    type = `${type}`;
    if (signal) {
      if (signal.aborted) return;
      signal.addEventListener('abort', () => { this.removeEventListener(type, listener, options); }, {
        once: true, [kWeakHandler]: this, [kResistStopPropagation]: true,
      });
    }
    let list = this[kEvents].get(type);
    if (list === undefined) this[kEvents].set(type, list = []);
    for (const known of list) if (known.is(listener, capture)) return;
    list.push(new Listener(listener, read));
    this[kNewListener](list.length, type, listener, read.once, capture, read.passive, read.weak);
  }

  removeEventListener(type, listener, options = undefined) {
    checkTarget(this);
    if (arguments.length < 2) throw new ERR_MISSING_ARGS('type', 'listener');
    if (!isListener(listener)) return;
    type = `${type}`;
    const capture = typeof options === 'boolean' ? options : Boolean(options?.capture);
    const list = this[kEvents].get(type);
    const index = list === undefined ? -1 : list.findIndex((known) => known.is(listener, capture));
    if (index !== -1) removeAt(this, list, index, type);
  }

  dispatchEvent(event) {
    checkTarget(this);
    if (arguments.length < 1) throw new ERR_MISSING_ARGS('event');
    if (!(event instanceof Event)) throw new ERR_INVALID_ARG_TYPE('event', 'Event', event);
    if (event[kDispatching]) throw new ERR_EVENT_RECURSION(event.type);
    this[kHybridDispatch](event, event.type, event);
    return event.defaultPrevented !== true;
  }

  // `event` is undefined until a listener needs one: NodeEventTarget's plain listeners get `value`.
  [kHybridDispatch](value, type, event) {
    const list = this[kEvents].get(type);
    if (event !== undefined) event[kTarget] = this;
    if (list === undefined || list.length === 0) return;
    for (const listener of list.slice()) {
      if (listener.removed) continue;
      if (event !== undefined && event[kStopImmediately] && !listener.resist) continue;
      const callback = listener.get();
      if (callback === undefined) continue;
      if (listener.once) removeAt(this, list, list.indexOf(listener), type);
      if (!listener.nodeStyle && event === undefined) {
        event = this[kCreateEvent](value, type);
        event[kTarget] = this;
      }
      invoke(this, callback, listener.nodeStyle ? value : event, event);
    }
  }

  [kCreateEvent](value, type) {
    return new CustomEvent(type, { detail: value });
  }

  [kInspect](depth, options) {
    checkTarget(this);
    const { name } = this.constructor;
    if (depth < 0) return name;
    const { inspect } = require('internal/util/inspect');
    return `${name} ${inspect({}, {
      ...options, depth: Number.isInteger(options.depth) ? options.depth - 1 : options.depth,
    })}`;
  }
}

function removeAt(target, list, index, type) {
  const [listener] = list.splice(index, 1);
  listener.removed = true;
  target[kRemoveListener](list.length, type, listener.get(), listener.capture);
}

function invoke(target, callback, argument, event) {
  if (event !== undefined) event[kDispatching] = true;
  try {
    const result = typeof callback === 'function' ? callback.call(target, argument) :
      callback.handleEvent?.(argument);
    if (result !== undefined && result !== null) watchResult(result);
  } catch (error) {
    throwLater(error);
  } finally {
    if (event !== undefined) event[kDispatching] = false;
  }
}

class NodeEventTarget extends EventTarget {
  static defaultMaxListeners = 10;

  setMaxListeners(n) {
    checkNodeTarget(this);
    EventEmitter.setMaxListeners(n, this);
  }

  getMaxListeners() {
    checkNodeTarget(this);
    return this[kMaxEventTargetListeners];
  }

  eventNames() {
    checkNodeTarget(this);
    return [...this[kEvents]].filter(([, list]) => list.length > 0).map(([type]) => type);
  }

  listenerCount(type) {
    checkNodeTarget(this);
    return this[kEvents].get(String(type))?.length ?? 0;
  }

  on(type, listener) {
    checkNodeTarget(this);
    this.addEventListener(type, listener, { [kNodeStyle]: true });
    return this;
  }

  addListener(type, listener) {
    checkNodeTarget(this);
    return NodeEventTarget.prototype.on.call(this, type, listener);
  }

  once(type, listener) {
    checkNodeTarget(this);
    this.addEventListener(type, listener, { once: true, [kNodeStyle]: true });
    return this;
  }

  off(type, listener, options) {
    checkNodeTarget(this);
    this.removeEventListener(type, listener, options);
    return this;
  }

  removeListener(type, listener, options) {
    checkNodeTarget(this);
    this.removeEventListener(type, listener, options);
    return this;
  }

  emit(type, value) {
    checkNodeTarget(this);
    require('internal/validators').validateString(type, 'type');
    const heard = this.listenerCount(type) > 0;
    this[kHybridDispatch](value, type, undefined);
    return heard;
  }

  removeAllListeners(type) {
    checkNodeTarget(this);
    const types = type === undefined ? [...this[kEvents].keys()] : [String(type)];
    for (const one of types) {
      for (const listener of this[kEvents].get(one) ?? []) listener.removed = true;
      this[kEvents].delete(one);
    }
    return this;
  }
}

function checkNodeTarget(value) {
  if (!(value instanceof NodeEventTarget)) throw new ERR_INVALID_THIS('NodeEventTarget');
}

function listenersOf(target, type) {
  const list = target[kEvents]?.get(String(type)) ?? [];
  return list.map((listener) => {
    return listener.get();
  }).filter((callback) => callback !== undefined);
}

// A handler keeps its place among the listeners when it is replaced.
function setHandler(target, type, value) {
  target[kHandlers] ??= new Map();
  const known = target[kHandlers].get(type);
  const usable = typeof value === 'function' ? value : null;
  if (known !== undefined && usable !== null) {
    known.handler = usable;
    return;
  }
  if (known !== undefined) {
    target.removeEventListener(type, known);
    target[kHandlers].delete(type);
  }
  if (usable === null) return;
  const eventHandler = function(...args) { return Reflect.apply(eventHandler.handler, this, args); };
  eventHandler.handler = usable;
  target[kHandlers].set(type, eventHandler);
  target.addEventListener(type, eventHandler);
}

function defineEventHandler(prototype, name, event = name) {
  const property = `on${name}`;
  Object.defineProperty(prototype, property, {
    ...Object.getOwnPropertyDescriptor({
      get [property]() { return this[kHandlers]?.get(event)?.handler ?? null; },
      set [property](value) { setHandler(this, event, value); },
    }, property),
    configurable: true,
    enumerable: true,
  });
}

finishInterface(EventTarget, ['addEventListener', 'removeEventListener', 'dispatchEvent']);
finishInterface(NodeEventTarget, ['setMaxListeners', 'getMaxListeners', 'eventNames',
  'listenerCount', 'off', 'removeListener', 'on', 'addListener', 'once', 'emit',
  'removeAllListeners']);
delete NodeEventTarget.prototype[Symbol.toStringTag];

module.exports = {
  CustomEvent,
  Event,
  EventTarget,
  NodeEventTarget,
  defineEventHandler,
  initEventTarget,
  isEventTarget,
  kCreateEvent,
  kEvents,
  kIsEventTarget,
  kNewListener,
  kRemoveListener,
  kResistStopPropagation,
  kTrustEvent,
  kWeakHandler,
  listenersOf,
};
