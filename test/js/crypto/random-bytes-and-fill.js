'use strict';
// randomBytes and randomFill, now and later; ranges are checked.
const assert = require('assert');
const { getRandomValues, randomBytes, randomFill, randomFillSync } = require('crypto');

const a = randomBytes(64), b = randomBytes(64);
assert.ok(a.length === 64 && !a.equals(b) && !a.equals(Buffer.alloc(64)));
assert.strictEqual(randomBytes(0).length, 0);
const target = Buffer.alloc(40);
assert.strictEqual(randomFillSync(target, 10, 20), target);
assert.ok(target.subarray(0, 10).equals(Buffer.alloc(10)));
assert.ok(target.subarray(30).equals(Buffer.alloc(10)));
assert.ok(!target.subarray(10, 30).equals(Buffer.alloc(20)));
let told = 0;
randomBytes(1000, (error, bytes) => {
  assert.strictEqual(error, null);
  assert.ok(bytes.length === 1000 && !bytes.equals(Buffer.alloc(1000)));
  told++;
});
randomFill(new Uint32Array(8), 2, (error, array) => {
  assert.strictEqual(array[0] + array[1], 0);
  assert.ok(array.subarray(2).some((n) => n !== 0));
  told++;
});
assert.strictEqual(getRandomValues(new Uint8Array(5)).length, 5);
assert.throws(() => getRandomValues(new Uint8Array(65537)), { name: 'QuotaExceededError' });
assert.throws(() => randomBytes(-1), { code: 'ERR_OUT_OF_RANGE',
  message: 'The value of "size" is out of range. It must be >= 0 && <= 2147483647. Received -1' });
assert.throws(() => randomFillSync(target, 1, 40),
  { message: 'The value of "size + offset" is out of range. It must be <= 40. Received 41' });
assert.throws(() => randomFillSync('abc'), { code: 'ERR_INVALID_ARG_TYPE' });
process.on('exit', () => assert.strictEqual(told, 2));
