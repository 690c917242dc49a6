'use strict';

// AbortController and AbortSignal.
//
//   AbortController, AbortSignal      with abort(), timeout() and any()
//   createAbortSignal()               a signal without controller
//   abortSignal(signal, reason)       aborts one
//
// A signal of timeout() or any() may be all that its owner holds, or nothing may: it lives while
// somebody listens to it, and is collected (with its timer) when nobody does.

const { codes: { ERR_ILLEGAL_CONSTRUCTOR, ERR_INVALID_THIS } } = require('internal/errors');
const { validateAbortSignalArray, validateUint32 } = require('internal/validators');
const {
  defineEventHandler, Event, EventTarget, kNewListener, kRemoveListener,
  kTrustEvent,
} = require('internal/event_target');
const { finishInterface } = require('internal/event_target/event');
const { kMaxEventTargetListeners } = require('events');
const { clearTimeout, setTimeout } = require('timers');

const kAborted = Symbol('kAborted');
const kReason = Symbol('kReason');
const kDependants = Symbol('kDependantSignals');
const kSources = Symbol('kSourceSignals');
const kOwnLife = Symbol('kOwnLife');
const kSignal = Symbol('signal');
const kCreate = Symbol('kCreate');
const kInspect = Symbol.for('nodejs.util.inspect.custom');

const listenedTo = new Set();
let timerCleaner;

function domException(message, name) {
  const { DOMException } = require('internal/domexception');
  return new DOMException(message, name);
}

function inspectAs(name, members, options) {
  const { inspect } = require('internal/util/inspect');
  return `${name} ${inspect(members, {
    ...options, depth: options.depth == null ? null : options.depth - 1,
  })}`;
}

function checkSignal(value) {
  if (value === null || typeof value !== 'object' || value[kAborted] === undefined) {
    throw new ERR_INVALID_THIS('AbortSignal');
  }
  return value;
}

class AbortSignal extends EventTarget {
  constructor() {
    if (arguments[0] !== kCreate) throw new ERR_ILLEGAL_CONSTRUCTOR();
    super();
    this[kAborted] = false;
    this[kReason] = undefined;
    this[kOwnLife] = false;
    this[kDependants] = undefined;
    this[kSources] = undefined;
    // Many operations may share one signal: that is no leak.
    this[kMaxEventTargetListeners] = 0;
  }

  get aborted() { return checkSignal(this)[kAborted]; }
  get reason() { return checkSignal(this)[kReason]; }

  throwIfAborted() {
    if (checkSignal(this)[kAborted]) throw this[kReason];
  }

  [kInspect](depth, options) {
    return depth < 0 ? this : inspectAs('AbortSignal', { aborted: this.aborted }, options);
  }

  static abort(reason = domException('This operation was aborted', 'AbortError')) {
    const signal = createAbortSignal();
    signal[kAborted] = true;
    signal[kReason] = reason;
    return signal;
  }

  static timeout(delay) {
    validateUint32(delay, 'delay', false);
    const signal = createAbortSignal();
    signal[kOwnLife] = true;
    abortAfter(new WeakRef(signal), delay);
    return signal;
  }

  static any(signals) {
    validateAbortSignalArray(signals, 'signals');
    const signal = createAbortSignal();
    const aborted = signals.find((one) => one.aborted);
    if (aborted !== undefined) {
      signal[kAborted] = true;
      signal[kReason] = aborted.reason;
      return signal;
    }
    follow(signal, signals);
    return signal;
  }

  [kNewListener](size, type, listener, once, capture, passive, weak) {
    super[kNewListener](size, type, listener, once, capture, passive, weak);
    if (this[kOwnLife] && type === 'abort' && !this[kAborted] && !weak && size === 1) {
      listenedTo.add(this);
    }
  }

  [kRemoveListener](size, type, listener, capture) {
    super[kRemoveListener](size, type, listener, capture);
    if (this[kOwnLife] && type === 'abort' && size === 0) listenedTo.delete(this);
  }
}

function createAbortSignal() {
  return new AbortSignal(kCreate);
}

// Static, so that the timer does not keep the signal alive.
function abortAfter(weakSignal, delay) {
  const timer = setTimeout(() => {
    const signal = weakSignal.deref();
    if (signal !== undefined) {
      abortSignal(signal, domException('The operation was aborted due to timeout', 'TimeoutError'));
    }
  }, delay);
  timer.unref();
  timerCleaner ??= new FinalizationRegistry(clearTimeout);
  timerCleaner.register(weakSignal.deref(), timer);
}

// A signal of any() depends on the sources themselves, not on other signals of any().
function follow(signal, signals) {
  signal[kOwnLife] = true;
  signal[kSources] = new Set();
  const weakSignal = new WeakRef(signal);
  for (const one of signals) {
    const sources = one[kSources] === undefined ? [one] : [...one[kSources]];
    for (const source of sources) {
      if (signal[kSources].has(source)) continue;
      signal[kSources].add(source);
      source[kDependants] ??= new Set();
      source[kDependants].add(weakSignal);
    }
  }
}

function liveDependants(signal) {
  const dependants = [];
  for (const weak of signal[kDependants] ?? []) {
    const dependant = weak.deref();
    if (dependant !== undefined && !dependant[kAborted]) dependants.push(dependant);
  }
  return dependants;
}

// As in Node 18, the signals that depend on this one are aborted after its listeners were told.
function abortSignal(signal, reason) {
  if (signal[kAborted]) return;
  signal[kAborted] = true;
  signal[kReason] = reason;
  signal.dispatchEvent(new Event('abort', { [kTrustEvent]: true }));
  listenedTo.delete(signal);
  for (const dependant of liveDependants(signal)) abortSignal(dependant, reason);
}

function checkController(value) {
  if (value === null || typeof value !== 'object' || value[kSignal] === undefined) {
    throw new ERR_INVALID_THIS('AbortController');
  }
  return value;
}

class AbortController {
  constructor() {
    this[kSignal] = createAbortSignal();
  }

  get signal() { return checkController(this)[kSignal]; }

  abort(reason = domException('This operation was aborted', 'AbortError')) {
    abortSignal(checkController(this)[kSignal], reason);
  }

  [kInspect](depth, options) {
    return depth < 0 ? this : inspectAs('AbortController', { signal: this.signal }, options);
  }
}

finishInterface(AbortSignal, ['aborted', 'reason', 'throwIfAborted']);
finishInterface(AbortController, ['signal', 'abort']);
defineEventHandler(AbortSignal.prototype, 'abort');

module.exports = { AbortController, AbortSignal, abortSignal, createAbortSignal, kSignal };
