'use strict';
// The module `node:test`: tests that report in the Test Anything Protocol.
//
//   test (also it), describe (also suite), each with skip, todo and only
//   before, after, beforeEach, afterEach; mock
//
// Covers what programs of tests use of Node 18's documentation.
// Differs: run() and the reporters are not there.

const { declareTest, declareSuite, addHook } = require('internal/test/declare');

function withModes(declare) {
  const form = (name, options, fn) => declare(name, options, fn, {});
  for (const mode of ['skip', 'todo', 'only']) {
    form[mode] = (name, options, fn) => declare(name, options, fn, { [mode]: true });
  }
  return form;
}

const test = withModes(declareTest);

Object.assign(test, {
  after: addHook('after'),
  afterEach: addHook('afterEach'),
  before: addHook('before'),
  beforeEach: addHook('beforeEach'),
  describe: withModes(declareSuite),
  it: withModes(declareTest),
  suite: withModes(declareSuite),
  test,
});
Object.defineProperty(test, 'mock', {
  configurable: true, enumerable: true, get: () => require('internal/test/mock').globalTracker(),
});

module.exports = test;
