'use strict';
// Hooks that begin in the middle: a callback that runs then is told as over, and nothing is told
// as new that was there before.
const assert = require('assert');
const { createHook, executionAsyncId } = require('async_hooks');

const events = [];
const older = new Promise((resolve) => setImmediate(resolve));

setImmediate(() => {
  const running = executionAsyncId();
  assert.ok(running > 1);
  const hook = createHook({
    init(id, type) { events.push(`init ${type}`); },
    before(id) { events.push(id === running ? 'before running' : 'before'); },
    after(id) { events.push(id === running ? 'after running' : 'after'); },
    destroy(id) { events.push(id === running ? 'destroy running' : 'destroy'); },
  }).enable();
  older.then(() => {
    hook.disable();
    assert.deepStrictEqual(events, ['init PROMISE', 'after running', 'before']);
  });
});

process.on('exit', () => assert.strictEqual(events.length, 3));
