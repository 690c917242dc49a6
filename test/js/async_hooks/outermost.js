'use strict';
// Who runs when nothing does: 1 in the main script, 0 once it has ended; rejections are told of
// within their promise, and hooks that are disabled within a promise's callback leave nothing.
const assert = require('assert');
const { AsyncLocalStorage, createHook, executionAsyncId, triggerAsyncId } = require('async_hooks');

assert.deepStrictEqual([executionAsyncId(), triggerAsyncId()], [1, 0]);
Promise.resolve().then(() => assert.strictEqual(executionAsyncId(), 0));

const promises = [];
const types = new Set();
const hook = createHook({
  init(id, type, trigger, resource) {
    types.add(type);
    if (type === 'PROMISE') promises.push([id, resource]);
  },
});
const storage = new AsyncLocalStorage();
let expected;
process.on('unhandledRejection', (reason, promise) => {
  assert.strictEqual(executionAsyncId(), promises.find(([, each]) => each === promise)[0]);
  assert.strictEqual(storage.getStore(), expected);
});

setTimeout(() => {
  hook.enable();
  Promise.reject(new Error('no store'));
}, 1);
setTimeout(() => {
  expected = 'made';
  let reject;
  storage.run('made', () => { new Promise((resolve, refuse) => { reject = refuse; }); });
  storage.run('rejected', reject, new Error('with store'));
}, 10);
setTimeout(() => {
  const { port1, port2 } = new MessageChannel();
  port2.on('message', () => port1.close());
  port1.postMessage(1);
}, 20);
setTimeout(() => Promise.resolve().then(() => hook.disable()), 40);
process.on('beforeExit', () => assert.strictEqual(executionAsyncId(), 0));
process.on('exit', () => {
  assert.strictEqual(executionAsyncId(), 0);
  assert.strictEqual(types.has('UNKNOWN'), false);
});
