'use strict';
// A store follows timers, immediates, ticks, microtasks and promises, and nothing else sees it.
const assert = require('assert');
const { AsyncLocalStorage } = require('async_hooks');

const storage = new AsyncLocalStorage();
const seen = {};
const note = (name) => { seen[name] = storage.getStore(); };
const result = storage.run('store', (...args) => {
  setTimeout(note, 1, 'timeout');
  setImmediate(note, 'immediate');
  process.nextTick(note, 'tick');
  queueMicrotask(() => note('microtask'));
  Promise.resolve().then(() => note('then'));
  (async () => {
    await null;
    note('await');
    await new Promise((resolve) => { setTimeout(resolve, 1); });
    note('await timeout');
  })();
  note('inside');
  return args;
}, 1, 2);
assert.deepStrictEqual(result, [1, 2]);
assert.strictEqual(storage.getStore(), undefined);
setImmediate(() => assert.strictEqual(storage.getStore(), undefined));
process.on('exit', () => {
  assert.deepStrictEqual(seen, Object.fromEntries(['inside', 'tick', 'microtask', 'then', 'await',
    'immediate', 'timeout', 'await timeout'].map((name) => [name, 'store'])));
});
