'use strict';
// What a test's function gets: t.test(), t.diagnostic(), t.skip() and the like.
//
//   new TestContext(test); end() undoes its mocks and aborts its signal

class TestContext {
  #test;
  #abort;
  #mock;

  constructor(test) {
    this.#test = test;
  }

  get name() {
    return this.#test.name;
  }

  get signal() {
    this.#abort ??= new (require('internal/abort_controller').AbortController)();
    return this.#abort.signal;
  }

  get mock() {
    const { MockTracker } = require('internal/test/mock');
    this.#mock ??= new MockTracker();
    return this.#mock;
  }

  diagnostic(message) {
    this.#test.diagnostics.push(message);
  }

  runOnly() {}

  skip(message) {
    this.#test.skipped = message || true;
  }

  todo(message) {
    this.#test.todo = message || true;
  }

  test(name, options, fn) {
    const { readArguments } = require('internal/test/declare');
    const { Test } = require('internal/test/tree');
    const read = readArguments(name, options, fn, {});
    return this.#test.add(new Test(this.#test, read.name, read.options, read.fn));
  }

  before(fn) {
    this.#test.hooks.before.push({ fn });
  }

  after(fn) {
    this.#test.hooks.after.push({ fn });
  }

  beforeEach(fn) {
    this.#test.hooks.beforeEach.push({ fn });
  }

  afterEach(fn) {
    this.#test.hooks.afterEach.push({ fn });
  }

  end() {
    this.#mock?.restoreAll();
    this.#abort?.abort();
  }
}

module.exports = { TestContext };
