'use strict';
// readIntLE and its kin take one to six bytes.
const assert = require('assert');

for (let size = 1; size <= 6; size++) {
  const most = 2 ** (8 * size);
  for (const order of ['LE', 'BE']) {
    const b = Buffer.alloc(size + 2);
    for (const number of [0, 1, most - 1, Math.floor(most / 3)]) {
      assert.strictEqual(b[`writeUInt${order}`](number, 1, size), size + 1);
      assert.strictEqual(b[`readUInt${order}`](1, size), number);
    }
    for (const number of [0, -1, -most / 2, most / 2 - 1]) {
      b[`writeInt${order}`](number, 1, size);
      assert.strictEqual(b[`readInt${order}`](1, size), number);
    }
    assert.strictEqual(b[0] + b[size + 1], 0);
  }
}
const b = Buffer.from([1, 2, 3, 4, 5, 6]);
assert.strictEqual(b.readUIntBE(0, 6), 0x010203040506);
assert.strictEqual(b.readUIntLE(0, 3), 0x030201);
assert.throws(() => b.readUIntLE(0, 7), {
  code: 'ERR_OUT_OF_RANGE',
  message: 'The value of "byteLength" is out of range. It must be >= 1 and <= 6. Received 7',
});
assert.throws(() => b.readUIntLE(0), { code: 'ERR_INVALID_ARG_TYPE' });
assert.throws(() => b.readUIntLE(undefined, 2), /"offset" argument must be of type number/);
