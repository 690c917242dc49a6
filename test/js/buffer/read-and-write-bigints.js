'use strict';
// Integers of 64 bits.
const assert = require('assert');

const b = Buffer.alloc(9);
for (const order of ['LE', 'BE']) {
  for (const number of [0n, 1n, -1n, 2n ** 63n - 1n, -(2n ** 63n), 0x0102030405060708n]) {
    assert.strictEqual(b[`writeBigInt64${order}`](number, 1), 9);
    assert.strictEqual(b[`readBigInt64${order}`](1), number);
    assert.strictEqual(b[`readBigUInt64${order}`](1), BigInt.asUintN(64, number));
    b[`writeBigUint64${order}`](BigInt.asUintN(64, number), 1);
    assert.strictEqual(b[`readBigInt64${order}`](1), number);
  }
}
b.writeBigInt64BE(0x0102030405060708n, 1);
assert.strictEqual(b.toString('hex'), '000102030405060708');
