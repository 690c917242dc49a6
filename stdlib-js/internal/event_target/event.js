'use strict';

// The classes Event and CustomEvent.
//
//   Event, CustomEvent        as the DOM standard has them, without a tree: at target or nowhere
//   kTarget, kDispatching     fields that EventTarget sets while it dispatches an event
//   kStopImmediately          true once no further listener may be called
//   kTrustEvent               option for the constructor: the runtime itself made the event
//
// The fields are properties with symbols, so that EventTarget reaches them at the price of a
// property.

const { codes: { ERR_INVALID_THIS, ERR_MISSING_ARGS } } = require('internal/errors');
const { validateObject } = require('internal/validators');

const kType = Symbol('type');
const kTarget = Symbol('kTarget');
const kFlags = Symbol('flags');
const kDefaultPrevented = Symbol('defaultPrevented');
const kPropagationStopped = Symbol('propagationStopped');
const kTimestamp = Symbol('timestamp');
const kDispatching = Symbol('kIsBeingDispatched');
const kStopImmediately = Symbol('kStop');
const kTrustEvent = Symbol('kTrustEvent');
const kDetail = Symbol('kDetail');
const kInspect = Symbol.for('nodejs.util.inspect.custom');

const cancelableFlag = 1, bubblesFlag = 2, composedFlag = 4, trustedFlag = 8;
const objectLike = { __proto__: null, allowArray: true, allowFunction: true };

// [LegacyUnforgeable]: an accessor of each event, with one getter for all of them.
const isTrusted = {
  __proto__: null, configurable: false, enumerable: true,
  get: Object.getOwnPropertyDescriptor({
    get isTrusted() { return isEvent(this) && (this[kFlags] & trustedFlag) !== 0; },
  }, 'isTrusted').get,
};

function isEvent(value) {
  return typeof value?.[kType] === 'string';
}

function check(value) {
  if (!isEvent(value)) throw new ERR_INVALID_THIS('Event');
  return value;
}

class Event {
  constructor(type, options = undefined) {
    if (arguments.length === 0) throw new ERR_MISSING_ARGS('type');
    let flags = 0;
    if (options !== undefined && options !== null) {
      validateObject(options, 'options', objectLike);
      if (options.bubbles) flags |= bubblesFlag;
      if (options.cancelable) flags |= cancelableFlag;
      if (options.composed) flags |= composedFlag;
      if (options[kTrustEvent]) flags |= trustedFlag;
    }
    this[kType] = `${type}`;
    this[kFlags] = flags;
    this[kTarget] = null;
    this[kDispatching] = false;
    this[kStopImmediately] = false;
    this[kDefaultPrevented] = false;
    this[kPropagationStopped] = false;
    this[kTimestamp] = process.uptime() * 1000;
    Object.defineProperty(this, 'isTrusted', isTrusted);
  }

  initEvent(type, bubbles = false, cancelable = false) {
    if (arguments.length === 0) throw new ERR_MISSING_ARGS('type');
    if (check(this)[kDispatching]) return;
    this[kType] = `${type}`;
    this[kFlags] = (this[kFlags] & ~(bubblesFlag | cancelableFlag)) |
      (bubbles ? bubblesFlag : 0) | (cancelable ? cancelableFlag : 0);
  }

  stopImmediatePropagation() {
    check(this)[kStopImmediately] = true;
    this[kPropagationStopped] = true;
  }

  stopPropagation() { check(this)[kPropagationStopped] = true; }
  preventDefault() {
    if (check(this)[kFlags] & cancelableFlag) this[kDefaultPrevented] = true;
  }

  composedPath() { return check(this)[kDispatching] ? [this[kTarget]] : []; }

  get target() { return check(this)[kTarget]; }
  get currentTarget() { return check(this)[kDispatching] ? this[kTarget] : null; }
  get srcElement() { return check(this)[kTarget]; }
  get type() { return check(this)[kType]; }
  get cancelable() { return (check(this)[kFlags] & cancelableFlag) !== 0; }
  get defaultPrevented() { return check(this)[kDefaultPrevented]; }
  get timeStamp() { return check(this)[kTimestamp]; }
  get returnValue() { return !check(this)[kDefaultPrevented]; }
  set returnValue(value) { if (value === false) this.preventDefault(); }
  get bubbles() { return (check(this)[kFlags] & bubblesFlag) !== 0; }
  get composed() { return (check(this)[kFlags] & composedFlag) !== 0; }
  get eventPhase() { return check(this)[kDispatching] ? Event.AT_TARGET : Event.NONE; }
  get cancelBubble() { return check(this)[kPropagationStopped]; }
  set cancelBubble(value) { if (value) check(this)[kPropagationStopped] = true; }

  [kInspect](depth, options) {
    const { name } = check(this).constructor;
    if (depth < 0) return name;
    const { type, defaultPrevented, cancelable, timeStamp } = this;
    const { inspect } = require('internal/util/inspect');
    return `${name} ${inspect({ type, defaultPrevented, cancelable, timeStamp }, {
      ...options, depth: Number.isInteger(options.depth) ? options.depth - 1 : options.depth,
    })}`;
  }

  static NONE = 0;
  static CAPTURING_PHASE = 1;
  static AT_TARGET = 2;
  static BUBBLING_PHASE = 3;
}

class CustomEvent extends Event {
  constructor(type, options = undefined) {
    if (arguments.length === 0) throw new ERR_MISSING_ARGS('type');
    super(type, options);
    this[kDetail] = options?.detail ?? null;
  }

  get detail() {
    if (!isEvent(this) || !(kDetail in this)) throw new ERR_INVALID_THIS('CustomEvent');
    return this[kDetail];
  }
}

// Web IDL: what an interface has is enumerable, and its objects are tagged with its name.
function finishInterface(Class, names) {
  for (const name of names) {
    Object.defineProperty(Class.prototype, name, { __proto__: null, enumerable: true });
  }
  Object.defineProperty(Class.prototype, Symbol.toStringTag, {
    __proto__: null, writable: false, enumerable: false, configurable: true, value: Class.name,
  });
}

finishInterface(Event, Object.getOwnPropertyNames(Event.prototype).filter((name) => name !== 'constructor'));
finishInterface(CustomEvent, ['detail']);

module.exports = {
  CustomEvent,
  Event,
  finishInterface,
  isEvent,
  kDispatching,
  kStopImmediately,
  kTarget,
  kTrustEvent,
};
