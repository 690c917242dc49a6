'use strict';
// The methods named after encodings refuse what is out of range.
const assert = require('assert');

const b = Buffer.from('abcde');
assert.strictEqual(b.latin1Slice(1, 3), 'bc');
assert.strictEqual(b.utf8Slice(3, 1), '');
assert.strictEqual(b.hexSlice(), '6162636465');
assert.throws(() => b.utf8Slice(0, 6), { name: 'RangeError', code: 'ERR_OUT_OF_RANGE',
  message: 'Index out of range' });
assert.throws(() => b.utf8Slice(-1, 3), { code: 'ERR_OUT_OF_RANGE' });
assert.strictEqual(b.asciiWrite('xyz', 3), 2);
assert.strictEqual(b.toString(), 'abcxy');
assert.throws(() => b.utf8Write('a', 6), { code: 'ERR_BUFFER_OUT_OF_BOUNDS' });
assert.throws(() => Buffer.prototype.utf8Slice.call({}), { code: 'ERR_INVALID_ARG_TYPE',
  message: 'argument must be a buffer' });
assert.strictEqual(Buffer.prototype.latin1Slice.call(new Uint8Array([97])), 'a');
