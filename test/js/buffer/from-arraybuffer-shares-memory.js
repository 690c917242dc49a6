'use strict';
// Buffer.from(arrayBuffer, offset, length) is a view, not a copy; ranges are checked.
const assert = require('assert');

const memory = new Uint8Array([1, 2, 3, 4, 5]).buffer;
const view = Buffer.from(memory, 1, 3);
view[0] = 9;
assert.strictEqual(new Uint8Array(memory)[1], 9);
assert.deepStrictEqual([...Buffer.from(memory, 4)], [5]);
assert.strictEqual(Buffer.from(memory, 5).length, 0);
assert.strictEqual(Buffer.from(memory, 1, -1).length, 0);
assert.strictEqual(Buffer.from(memory, NaN).length, 5);
assert.throws(() => Buffer.from(memory, 6),
  { code: 'ERR_BUFFER_OUT_OF_BOUNDS', message: '"offset" is outside of buffer bounds' });
assert.throws(() => Buffer.from(memory, 1, 5),
  { code: 'ERR_BUFFER_OUT_OF_BOUNDS', message: '"length" is outside of buffer bounds' });
const shared = new SharedArrayBuffer(4);
assert.strictEqual(Buffer.from(shared).buffer, shared);
