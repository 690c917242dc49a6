'use strict';
// v8.promiseHooks: the life of promises, until the hook is stopped.
const assert = require('assert');
const { promiseHooks } = require('v8');

const told = [];
const stop = promiseHooks.createHook({
  init: (promise, parent) => told.push(['init', promise, parent]),
  before: (promise) => told.push(['before', promise]),
  after: (promise) => told.push(['after', promise]),
  settled: (promise) => told.push(['settled', promise]),
});
const first = Promise.resolve();
const second = first.then(() => {});
setImmediate(() => {
  stop();
  Promise.resolve().then(() => {});
  assert.deepStrictEqual(told.map(([name]) => name),
    ['init', 'settled', 'init', 'before', 'settled', 'after']);
  assert.strictEqual(told[0][1], first);
  assert.strictEqual(told[2][1], second);
  assert.strictEqual(told[2][2], first);
});
for (const name of ['onInit', 'onBefore', 'onAfter', 'onSettled']) {
  const hook = name.slice(2).toLowerCase();
  for (const bad of [async () => {}, 1, undefined]) {
    assert.throws(() => promiseHooks[name](bad), {
      code: 'ERR_INVALID_ARG_TYPE', message: new RegExp(`The "${hook}Hook" argument must be of`),
    });
  }
}
