'use strict';
// How a program declares its tests: the arguments in their forms, and where a test belongs.
//
//   declareTest(name, options, fn, mode), declareSuite(...)   a promise for tests
//   addHook(kind) -> (fn, options)

const { validateFunction, validateUint32 } = require('internal/validators');
const { current, root } = require('internal/test/root');
const { Suite, Test } = require('internal/test/tree');

const nothing = () => {};

function readArguments(name, options, fn, mode) {
  if (typeof name === 'function') fn = name;
  else if (name !== null && typeof name === 'object') {
    fn = options;
    options = name;
  } else if (typeof options === 'function') {
    fn = options;
  }
  if (options === null || typeof options !== 'object') options = {};
  if (typeof name !== 'string' || name === '') name = fn?.name || '<anonymous>';
  if (fn !== undefined) validateFunction(fn, 'fn');
  if (options.timeout !== undefined && options.timeout !== Infinity) {
    validateUint32(options.timeout, 'options.timeout');
  }
  return { name, fn: fn ?? nothing, options: { ...options, ...mode } };
}

function parentOfNew() {
  return current() ?? root();
}

function declareTest(...given) {
  const { name, fn, options } = readArguments(...given);
  return parentOfNew().add(new Test(parentOfNew(), name, options, fn));
}

function declareSuite(...given) {
  const { name, fn, options } = readArguments(...given);
  parentOfNew().add(new Suite(parentOfNew(), name, options, fn));
}

function addHook(kind) {
  return (fn, options) => {
    validateFunction(fn, 'fn');
    parentOfNew().hooks[kind].push({ fn, options });
  };
}

module.exports = { addHook, declareSuite, declareTest, readArguments };
