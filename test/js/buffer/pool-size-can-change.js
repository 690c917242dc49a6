'use strict';
// Buffer.poolSize takes effect with the next pool.
const assert = require('assert');

assert.strictEqual(Buffer.poolSize, 8192);
Buffer.poolSize = 16;
let small;
for (let i = 0; i < 3000; i++) small = Buffer.allocUnsafe(7);
assert.strictEqual(small.buffer.byteLength, 16);
assert.strictEqual(Buffer.from('0123456789').buffer.byteLength, 10);
