'use strict';
// The test around all tests, and which one runs.
//
//   root()       begins with the first use; reports when the program has nothing else to do
//   current()    the test or suite that the caller belongs to
//   within(test, fn)   calls fn as part of the test
//
// An error that nobody catches fails the test whose callback threw it.

let storage;
let theRoot;

function current() {
  return storage?.getStore();
}

function within(test, fn) {
  const { AsyncLocalStorage } = require('async_hooks');
  storage ??= new AsyncLocalStorage();
  return storage.run(test, fn);
}

function onUncaught(error) {
  const test = current();
  if (test !== undefined && test.fail !== undefined && !test.finished) {
    test.interrupt(error);
    return;
  }
  theRoot.failed = true;
  const { diagnostic } = require('internal/test/tap');
  const inspected = require('internal/util/inspect').inspect(error);
  diagnostic(0, `Warning: an error came when no test ran: ${inspected}`);
}

function root() {
  if (theRoot !== undefined) return theRoot;
  const { Root } = require('internal/test/tree');
  theRoot = new Root();
  process.on('uncaughtException', onUncaught);
  process.on('unhandledRejection', onUncaught);
  process.once('beforeExit', () => theRoot.end());
  process.once('exit', () => theRoot.end());
  return theRoot;
}

module.exports = { current, root, within };
