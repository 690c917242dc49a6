'use strict';
// Functions and methods that are watched or replaced.
//
//   MockTracker: fn(original, implementation, options), method(object, name, ...), getter, setter,
//                reset(), restoreAll()
//   globalTracker()   the one of `mock`
//
// A mocked function has `mock`: calls, callCount(), mockImplementation(),
// mockImplementationOnce(), resetCalls(), restore().

const { codes: { ERR_INVALID_ARG_VALUE } } = require('internal/errors');
const { validateFunction, validateObject } = require('internal/validators');

class MockFunctionContext {
  #calls = [];
  #implementation;
  #original;
  #times;
  #once = new Map();
  #restore;

  constructor(implementation, original, times, restore) {
    this.#implementation = implementation;
    this.#original = original;
    this.#times = times;
    this.#restore = restore;
  }

  get calls() {
    return [...this.#calls];
  }

  callCount() {
    return this.#calls.length;
  }

  mockImplementation(implementation) {
    validateFunction(implementation, 'implementation');
    this.#implementation = implementation;
  }

  mockImplementationOnce(implementation, onCall = this.#calls.length) {
    validateFunction(implementation, 'implementation');
    this.#once.set(onCall, implementation);
  }

  resetCalls() {
    this.#calls = [];
  }

  restore() {
    this.#restore?.();
    this.#implementation = this.#original;
    this.#once.clear();
  }

  // What stands for the function at this call.
  next() {
    const at = this.#calls.length;
    const once = this.#once.get(at);
    this.#once.delete(at);
    if (once !== undefined) return once;
    return at < this.#times ? this.#implementation : this.#original;
  }

  record(call) {
    this.#calls.push(call);
  }
}

function record(context, target, given, invoke) {
  const call = {
    arguments: given, error: undefined, result: undefined, stack: new Error(), target,
    this: undefined,
  };
  try {
    call.result = invoke(call);
    return call.result;
  } catch (error) {
    call.error = error;
    throw error;
  } finally {
    context.record(call);
  }
}

function makeMock(original, implementation, times, restore) {
  const context = new MockFunctionContext(implementation, original, times, restore);
  const mock = new Proxy(original, {
    __proto__: null,
    apply(target, self, given) {
      const fn = context.next();
      return record(context, undefined, given, (call) => {
        call.this = self;
        return Reflect.apply(fn, self, given);
      });
    },
    construct(target, given, newTarget) {
      const fn = context.next();
      return record(context, target, given, (call) => {
        call.this = Reflect.construct(fn, given, newTarget === mock ? fn : newTarget);
        return call.this;
      });
    },
    get: (target, name) => (name === 'mock' ? context : Reflect.get(target, name)),
  });
  return [mock, context];
}

function findDescriptor(object, name) {
  for (let each = object; each !== null; each = Object.getPrototypeOf(each)) {
    const descriptor = Object.getOwnPropertyDescriptor(each, name);
    if (descriptor !== undefined) return descriptor;
  }
  return undefined;
}

class MockTracker {
  #contexts = [];

  fn(original = function() {}, implementation = original, options = {}) {
    if (original !== null && typeof original === 'object') {
      options = original;
      original = function() {};
      implementation = original;
    } else if (implementation !== null && typeof implementation === 'object') {
      options = implementation;
      implementation = original;
    }
    validateFunction(original, 'original');
    validateFunction(implementation, 'implementation');
    const [mock, context] = makeMock(original, implementation, options.times ?? Infinity);
    this.#contexts.push(context);
    return mock;
  }

  method(object, name, implementation, options = {}) {
    if (implementation !== null && typeof implementation === 'object') {
      options = implementation;
      implementation = undefined;
    }
    if (typeof object !== 'function') validateObject(object, 'object');
    const { getter = false, setter = false, times = Infinity } = options;
    const kind = getter ? 'get' : setter ? 'set' : 'value';
    const descriptor = findDescriptor(object, name);
    const original = descriptor?.[kind];
    if (typeof original !== 'function') {
      throw new ERR_INVALID_ARG_VALUE('methodName', original, 'must be a method');
    }
    const own = Object.getOwnPropertyDescriptor(object, name);
    const restore = () => {
      if (own === undefined) delete object[name];
      else Object.defineProperty(object, name, own);
    };
    const [mock, context] = makeMock(original, implementation ?? original, times, restore);
    Object.defineProperty(object, name, { ...descriptor, configurable: true, [kind]: mock });
    this.#contexts.push(context);
    return mock;
  }

  getter(object, name, implementation, options) {
    return this.method(object, name, implementation, { ...options, getter: true });
  }

  setter(object, name, implementation, options) {
    return this.method(object, name, implementation, { ...options, setter: true });
  }

  reset() {
    this.restoreAll();
    this.#contexts = [];
  }

  restoreAll() {
    for (const context of this.#contexts) context.restore();
  }
}

let tracker;

function globalTracker() {
  tracker ??= new MockTracker();
  return tracker;
}

module.exports = { MockTracker, globalTracker };
