'use strict';
// swap16, swap32 and swap64 reverse the bytes of each unit in place.
const assert = require('assert');

const b = Buffer.from([1, 2, 3, 4, 5, 6, 7, 8]);
assert.strictEqual(b.swap16(), b);
assert.deepStrictEqual([...b], [2, 1, 4, 3, 6, 5, 8, 7]);
assert.deepStrictEqual([...b.swap16().swap32()], [4, 3, 2, 1, 8, 7, 6, 5]);
assert.deepStrictEqual([...b.swap32().swap64()], [8, 7, 6, 5, 4, 3, 2, 1]);
for (const [bits, size] of [[16, 3], [32, 6], [64, 12]]) {
  assert.throws(() => Buffer.alloc(size)[`swap${bits}`](), {
    name: 'RangeError', code: 'ERR_INVALID_BUFFER_SIZE',
    message: `Buffer size must be a multiple of ${bits}-bits`,
  });
}
