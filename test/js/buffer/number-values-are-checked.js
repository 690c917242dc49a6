'use strict';
// A value that does not fit is refused, with the range in Node's words.
const assert = require('assert');

const b = Buffer.alloc(10);
const refuse = (f, range, received) => assert.throws(f, {
  name: 'RangeError', code: 'ERR_OUT_OF_RANGE',
  message: `The value of "value" is out of range. It must be ${range}. Received ${received}`,
});
refuse(() => b.writeUInt8(256), '>= 0 and <= 255', '256');
refuse(() => b.writeInt16LE(-32769), '>= -32768 and <= 32767', '-32769');
refuse(() => b.writeUInt32BE(2 ** 32), '>= 0 and <= 4294967295', '4294967296');
refuse(() => b.writeIntLE(2 ** 23, 0, 3), '>= -8388608 and <= 8388607', '8388608');
refuse(() => b.writeUIntBE(2 ** 40, 0, 5), '>= 0 and < 2 ** 40', '1_099_511_627_776');
refuse(() => b.writeIntBE(2 ** 47, 0, 6), '>= -(2 ** 47) and < 2 ** 47', '140_737_488_355_328');
refuse(() => b.writeBigInt64LE(2n ** 63n), '>= -(2n ** 63n) and < 2n ** 63n',
  '9_223_372_036_854_775_808n');
refuse(() => b.writeBigUInt64BE(-1n), '>= 0n and < 2n ** 64n', '-1n');
assert.throws(() => b.writeBigInt64LE(5), TypeError);
b.writeUInt8('200');
b.writeInt8(NaN, 1);
assert.deepStrictEqual([b[0], b[1]], [200, 0]);
