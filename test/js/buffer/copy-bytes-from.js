'use strict';
// Buffer.copyBytesFrom copies the memory of a typed array, counted in its elements.
const assert = require('assert');

const view = new Uint16Array([1, 0x203, 4]);
assert.deepStrictEqual([...Buffer.copyBytesFrom(view)], [1, 0, 3, 2, 4, 0]);
assert.deepStrictEqual([...Buffer.copyBytesFrom(view, 1, 1)], [3, 2]);
assert.strictEqual(Buffer.copyBytesFrom(view, 3).length, 0);
assert.deepStrictEqual([...Buffer.copyBytesFrom(view, 2, 100)], [4, 0]);
assert.throws(() => Buffer.copyBytesFrom('abc'), { code: 'ERR_INVALID_ARG_TYPE' });
assert.throws(() => Buffer.copyBytesFrom(view, -1), { code: 'ERR_OUT_OF_RANGE' });
