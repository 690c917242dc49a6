'use strict';
// A size is a number between 0 and kMaxLength, in all three ways to allocate.
const assert = require('assert');
const { kMaxLength } = require('buffer');

for (const allocate of [Buffer.alloc, Buffer.allocUnsafe, Buffer.allocUnsafeSlow]) {
  assert.throws(() => allocate('5'), {
    code: 'ERR_INVALID_ARG_TYPE',
    message: 'The "size" argument must be of type number. Received type string (\'5\')',
  });
  for (const size of [-1, NaN, kMaxLength + 1, Infinity]) {
    assert.throws(() => allocate(size), { name: 'RangeError', code: 'ERR_INVALID_ARG_VALUE' });
  }
  assert.strictEqual(allocate(0).length, 0);
  assert.strictEqual(allocate(100).length, 100);
}
