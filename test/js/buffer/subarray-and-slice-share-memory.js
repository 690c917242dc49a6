'use strict';
// slice and subarray are views and Buffers; the slice of a plain Uint8Array is a copy.
const assert = require('assert');

const b = Buffer.from('abcdef');
for (const cut of ['slice', 'subarray']) {
  const part = b[cut](1, 3);
  assert.ok(Buffer.isBuffer(part));
  assert.strictEqual(part.buffer, b.buffer);
  assert.strictEqual(part.toString(), 'bc');
  assert.strictEqual(b[cut](-2).toString(), 'ef');
  assert.strictEqual(b[cut](4, 2).length, 0);
  assert.strictEqual(b[cut]('1', '-1').toString(), 'bcde');
  assert.strictEqual(b[cut](NaN, 2.9).toString(), 'ab');
  assert.strictEqual(b[cut](-100, 100).toString(), 'abcdef');
}
b.subarray(0, 1)[0] = 65;
assert.strictEqual(b.toString(), 'Abcdef');
assert.ok(!(Uint8Array.prototype.slice.call(b, 0, 1).buffer === b.buffer));
