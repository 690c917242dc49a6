'use strict';
// map, filter and the like give Buffers; iteration gives bytes.
const assert = require('assert');

const b = Buffer.from([1, 2, 3]);
assert.ok(Buffer.isBuffer(b.map((x) => x * 2)));
assert.deepStrictEqual([...b.map((x) => x * 200)], [200, 144, 88]);
assert.ok(Buffer.isBuffer(b.filter((x) => x > 1)));
assert.deepStrictEqual([...b.entries()], [[0, 1], [1, 2], [2, 3]]);
assert.deepStrictEqual([...b.keys()], [0, 1, 2]);
assert.deepStrictEqual([...b.values()], [1, 2, 3]);
assert.deepStrictEqual([...Buffer.of(1, 2, 300)], [1, 2, 44]);
assert.ok(b instanceof Uint8Array && b instanceof Buffer);
assert.strictEqual(Object.prototype.toString.call(b), '[object Uint8Array]');
assert.strictEqual(b.parent, b.buffer);
assert.strictEqual(b.offset, b.byteOffset);
