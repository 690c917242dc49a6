'use strict';
// An 'error' event without a listener is thrown; what is no Error is wrapped.
const assert = require('assert');
const EventEmitter = require('events');

const reason = new Error('reason');
assert.throws(() => new EventEmitter().emit('error', reason), (error) => error === reason);
assert.throws(() => new EventEmitter().emit('error', { a: 1 }), (error) => {
  assert.strictEqual(error.code, 'ERR_UNHANDLED_ERROR');
  assert.strictEqual(error.message, 'Unhandled error. ({ a: 1 })');
  assert.deepStrictEqual(error.context, { a: 1 });
  return true;
});
assert.throws(() => new EventEmitter().emit('error'), { message: 'Unhandled error. (undefined)' });
