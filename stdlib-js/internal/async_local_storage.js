'use strict';

// AsyncLocalStorage: a value that follows the program through callbacks and promises.
//
//   AsyncLocalStorage    run, exit, getStore, enterWith, disable; static bind and snapshot
//
// All stores of a moment are in one frame (see internal/async_context); run() and enterWith() make
// a new one.

const { getFrame, setFrame, useFrames } = require('internal/async_context');

class AsyncLocalStorage {
  constructor() {
    this.enabled = false;
  }

  static bind(fn) {
    return require('internal/async_resource').AsyncResource.bind(fn);
  }

  static snapshot() {
    return AsyncLocalStorage.bind((callback, ...args) => callback(...args));
  }

  // Forgets nothing: after the next run() or enterWith() the stores are there again.
  disable() {
    this.enabled = false;
  }

  #enter(frame, store) {
    this.enabled = true;
    const next = frame.slice();
    const at = frame.indexOf(this);
    if (at === -1) next.push(this, store);
    else next[at + 1] = store;
    setFrame(next);
  }

  enterWith(store) {
    useFrames();
    this.#enter(getFrame(), store);
  }

  run(store, callback, ...args) {
    useFrames();
    if (this.enabled && Object.is(store, this.getStore())) {
      return Reflect.apply(callback, null, args);
    }
    const frame = getFrame();
    this.#enter(frame, store);
    try {
      return Reflect.apply(callback, null, args);
    } finally {
      setFrame(frame);
    }
  }

  exit(callback, ...args) {
    if (!this.enabled) return Reflect.apply(callback, null, args);
    return this.run(undefined, callback, ...args);
  }

  getStore() {
    if (!this.enabled) return undefined;
    const frame = getFrame();
    for (let i = 0; i < frame.length; i += 2) if (frame[i] === this) return frame[i + 1];
    return undefined;
  }
}

module.exports = { AsyncLocalStorage };
