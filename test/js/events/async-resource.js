'use strict';
// EventEmitterAsyncResource: its listeners run in the context in which it was made.
const assert = require('assert');
const { EventEmitterAsyncResource } = require('events');
const { AsyncLocalStorage, executionAsyncId } = require('async_hooks');

const storage = new AsyncLocalStorage();
const emitter = storage.run('made here', () => new EventEmitterAsyncResource({ name: 'Test' }));
let heard;
emitter.on('event', (...args) => {
  heard = [...args, storage.getStore(), executionAsyncId() === emitter.asyncId];
});
storage.run('emitted here', () => emitter.emit('event', 1, 2));
assert.deepStrictEqual(heard, [1, 2, 'made here', true]);
assert.strictEqual(emitter.asyncResource.eventEmitter, emitter);
assert.strictEqual(emitter.triggerAsyncId, executionAsyncId());
class Sub extends EventEmitterAsyncResource {}
assert.strictEqual(typeof new Sub().asyncId, 'number');
assert.throws(() => new EventEmitterAsyncResource(), { code: 'ERR_INVALID_ARG_TYPE' });
