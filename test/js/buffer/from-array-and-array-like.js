'use strict';
// Arrays, typed arrays and things with a length are copied, each element modulo 256.
const assert = require('assert');

assert.deepStrictEqual([...Buffer.from([1, 257, -1, 3.9, '4', 'x', null])], [1, 1, 255, 3, 4, 0,
  0]);
assert.deepStrictEqual([...Buffer.from(new Uint16Array([1, 258]))], [1, 2]);
assert.deepStrictEqual([...Buffer.from({ length: 2, 0: 7, 1: 8 })], [7, 8]);
assert.strictEqual(Buffer.from({ length: '2' }).length, 0);
const source = Buffer.from('abc');
const copy = Buffer.from(source);
copy[0] = 0;
assert.strictEqual(source[0], 97);
assert.strictEqual(Buffer.from(new Array(10000).fill(7)).length, 10000);
