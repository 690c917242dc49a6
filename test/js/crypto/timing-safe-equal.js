'use strict';
// Compares bytes, whatever views they are seen through; lengths have to agree.
const assert = require('assert');
const { timingSafeEqual } = require('crypto');

assert.strictEqual(timingSafeEqual(Buffer.from('abc'), Buffer.from('abc')), true);
assert.strictEqual(timingSafeEqual(Buffer.from('abc'), Buffer.from('abd')), false);
assert.strictEqual(timingSafeEqual(new Uint16Array(2), new ArrayBuffer(4)), true);
assert.throws(() => timingSafeEqual(Buffer.alloc(1), Buffer.alloc(2)), {
  name: 'RangeError', code: 'ERR_CRYPTO_TIMING_SAFE_EQUAL_LENGTH',
  message: 'Input buffers must have the same byte length',
});
assert.throws(() => timingSafeEqual('a', Buffer.alloc(1)), { name: 'TypeError',
  code: 'ERR_INVALID_ARG_TYPE',
  message: 'The "buf1" argument must be an instance of ArrayBuffer, Buffer, TypedArray, or ' +
    'DataView.' });
