'use strict';
// Small buffers are slices of one pool, at multiples of eight; large and slow ones have their own.
const assert = require('assert');

const first = Buffer.allocUnsafe(3), second = Buffer.allocUnsafe(3), third = Buffer.from('abc');
assert.strictEqual(first.buffer.byteLength, Buffer.poolSize);
assert.strictEqual(first.byteOffset % 8, 0);
assert.strictEqual(second.byteOffset % 8, 0);
if (first.buffer === second.buffer) assert.notStrictEqual(first.byteOffset, second.byteOffset);
assert.strictEqual(third.buffer.byteLength, Buffer.poolSize);
const large = Buffer.allocUnsafe(Buffer.poolSize >>> 1);
assert.strictEqual(large.buffer.byteLength, large.length);
assert.strictEqual(Buffer.allocUnsafeSlow(10).buffer.byteLength, 10);
assert.strictEqual(Buffer.alloc(10).buffer.byteLength, 10);
