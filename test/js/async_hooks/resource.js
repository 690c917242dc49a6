'use strict';
// AsyncResource: code that runs in its scope sees its ids and stores.
const assert = require('assert');
const { AsyncLocalStorage, AsyncResource, executionAsyncId, triggerAsyncId } = require('async_hooks');

assert.strictEqual(executionAsyncId(), 1);
assert.strictEqual(triggerAsyncId(), 0);
const storage = new AsyncLocalStorage();
const resource = storage.run('store', () => new AsyncResource('Test', { triggerAsyncId: 7 }));
const result = resource.runInAsyncScope(function(...args) {
  assert.strictEqual(executionAsyncId(), resource.asyncId());
  assert.strictEqual(triggerAsyncId(), 7);
  assert.strictEqual(storage.getStore(), 'store');
  return [this.value, ...args];
}, { value: 1 }, 2, 3);
assert.deepStrictEqual(result, [1, 2, 3]);
assert.strictEqual(executionAsyncId(), 1);

const bound = storage.run('bound', () => AsyncResource.bind((a, b) => [storage.getStore(), a, b]));
assert.strictEqual(bound.length, 2);
assert.deepStrictEqual(bound(1, 2), ['bound', 1, 2]);
const snapshot = storage.run('snapshot', () => AsyncLocalStorage.snapshot());
assert.strictEqual(snapshot(() => storage.getStore()), 'snapshot');

assert.throws(() => new AsyncResource(), { code: 'ERR_INVALID_ARG_TYPE' });
assert.throws(() => new AsyncResource('Test', { triggerAsyncId: 'no' }), {
  code: 'ERR_INVALID_ASYNC_ID', message: 'Invalid triggerAsyncId value: no',
});
