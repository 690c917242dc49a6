'use strict';
// 'destroy' is told after ticks and microtasks, before the immediates, also for what a hook
// destroys, and at the program's end if nothing else runs.
const assert = require('assert');
const { AsyncResource, createHook } = require('async_hooks');

const destroyed = [];
let second;
const hook = createHook({
  destroy(id) {
    destroyed.push(id);
    if (id === first.asyncId()) second.emitDestroy();
  },
}).enable();
const first = new AsyncResource('Mine', { requireManualDestroy: true });
second = new AsyncResource('Mine', { requireManualDestroy: true });
const wanted = [first.asyncId(), second.asyncId()];
const mine = () => destroyed.filter((id) => wanted.includes(id));

setImmediate(() => {
  assert.deepStrictEqual(mine(), wanted);
  const third = new AsyncResource('Mine', { requireManualDestroy: true });
  wanted.push(third.asyncId());
  third.emitDestroy();
});
first.emitDestroy();
process.nextTick(() => assert.deepStrictEqual(mine(), []));
queueMicrotask(() => assert.deepStrictEqual(mine(), []));

process.on('exit', () => {
  hook.disable();
  assert.deepStrictEqual(mine(), wanted);
});
