'use strict';
// An offset that is out of range, no integer or no number is told as such.
const assert = require('assert');

const b = Buffer.alloc(10);
const refuse = (f, code, message) => assert.throws(f, { code, message });
for (const method of ['readInt32LE', 'readUInt32BE', 'readFloatLE']) {
  refuse(() => b[method](7), 'ERR_OUT_OF_RANGE',
    'The value of "offset" is out of range. It must be >= 0 and <= 6. Received 7');
  refuse(() => b[method](-1), 'ERR_OUT_OF_RANGE',
    'The value of "offset" is out of range. It must be >= 0 and <= 6. Received -1');
  refuse(() => b[method](1.5), 'ERR_OUT_OF_RANGE',
    'The value of "offset" is out of range. It must be an integer. Received 1.5');
  refuse(() => b[method]('1'), 'ERR_INVALID_ARG_TYPE',
    'The "offset" argument must be of type number. Received type string (\'1\')');
  refuse(() => b.subarray(0, 3)[method](), 'ERR_BUFFER_OUT_OF_BOUNDS',
    'Attempt to access memory outside buffer bounds');
}
refuse(() => b.writeUInt8(1, 10), 'ERR_OUT_OF_RANGE',
  'The value of "offset" is out of range. It must be >= 0 and <= 9. Received 10');
refuse(() => b.readBigInt64LE(3), 'ERR_OUT_OF_RANGE',
  'The value of "offset" is out of range. It must be >= 0 and <= 2. Received 3');
assert.strictEqual(b.readInt8(undefined), 0);
