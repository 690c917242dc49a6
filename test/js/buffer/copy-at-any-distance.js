'use strict';

// Long copies are made in parts for some distances of source and target: what arrives is the same
// at each, also where both are of one Buffer.

const assert = require('assert');

const size = 9000;
const made = () => Buffer.from(Array.from({ length: 3 * 4096 + size }, (_, i) => i * 7 % 251));

for (const distance of [0, 1, 7, 63, 64, 4095, 4096, 4097, 4159, 8192, 8193, 9001, 9005, 12287]) {
  for (const [from, to] of [[0, distance], [distance, 0]]) {
    const bytes = made();
    const expected = [...bytes];
    expected.splice(to, size, ...bytes.subarray(from, from + size));
    assert.strictEqual(bytes.copy(bytes, to, from, from + size), Math.min(size, bytes.length - to));
    assert.deepStrictEqual([...bytes], expected.slice(0, bytes.length));

    const other = Buffer.alloc(to + size);
    assert.strictEqual(made().copy(other, to, from, from + size), size);
    assert.deepStrictEqual(other.subarray(to), made().subarray(from, from + size));
  }
}
