'use strict';

// assert.CallTracker: were these functions called as often as they should?
//
//   calls(fn, exact = 1)    a function that counts, and calls fn
//   getCalls(tracked)       its calls so far: {thisArg, arguments}
//   report(), verify()      what went wrong: as an array, or thrown
//   reset(tracked)          forgets the calls of one or of all

const {
  codes: { ERR_INVALID_ARG_VALUE, ERR_UNAVAILABLE_DURING_EXIT },
} = require('internal/errors');
const { AssertionError } = require('internal/assert/assertion_error');

class Tracked {
  constructor(expected, name, stack) {
    this.expected = expected;
    this.name = name;
    this.stack = stack;
    this.calls = [];
  }

  track(thisArg, args) {
    this.calls.push(Object.freeze({ thisArg, arguments: Object.freeze([...args]) }));
  }

  // undefined if all is well.
  report() {
    const actual = this.calls.length;
    if (actual === this.expected) return undefined;
    return {
      message: `Expected the ${this.name} function to be executed ${this.expected} time(s) ` +
        `but was executed ${actual} time(s).`,
      actual,
      expected: this.expected,
      operator: this.name,
      stack: this.stack,
    };
  }
}

class CallTracker {
  #all = new Set();
  #byFunction = new WeakMap();

  #get(fn) {
    const tracked = typeof fn === 'function' ? this.#byFunction.get(fn) : undefined;
    if (tracked === undefined) {
      throw new ERR_INVALID_ARG_VALUE('tracked', fn, 'is not a tracked function');
    }
    return tracked;
  }

  calls(fn, expected = 1) {
    if (process._exiting) throw new ERR_UNAVAILABLE_DURING_EXIT();
    if (typeof fn === 'number') [fn, expected] = [undefined, fn];
    require('internal/validators').validateUint32(expected, 'expected', true);
    const tracked = new Tracked(expected, fn?.name || 'calls', new Error());
    const counting = new Proxy(fn === undefined ? () => {} : fn, {
      __proto__: null,
      apply(target, thisArg, args) {
        tracked.track(thisArg, args);
        return Reflect.apply(target, thisArg, args);
      },
    });
    this.#all.add(tracked);
    this.#byFunction.set(counting, tracked);
    return counting;
  }

  getCalls(fn) {
    return Object.freeze([...this.#get(fn).calls]);
  }

  reset(fn) {
    if (fn !== undefined) {
      this.#get(fn).calls = [];
      return;
    }
    for (const tracked of this.#all) tracked.calls = [];
  }

  report() {
    return [...this.#all].map((tracked) => tracked.report()).filter((one) => one !== undefined);
  }

  verify() {
    const details = this.report();
    if (details.length === 0) return;
    const message = details.length === 1 ?
      details[0].message : 'Functions were not called the expected number of times';
    throw new AssertionError({ message, details });
  }
}

module.exports = { CallTracker };
