'use strict';
// indexOf and its kin look through the bytes of any view; a number past the exact ones is ignored
// by copy.
const assert = require('assert');

const { indexOf, lastIndexOf, includes } = Buffer.prototype;
const units = new Uint16Array([0x6261, 0x6163]);
assert.strictEqual(indexOf.call(units, 'c'), 2);
assert.strictEqual(lastIndexOf.call(units, 'a'), 3);
assert.strictEqual(includes.call(new DataView(units.buffer), 'ca'), true);
assert.throws(() => new Buffer.prototype.lastIndexOf(1, 'str'), {
  code: 'ERR_INVALID_ARG_TYPE',
  message: 'The "buffer" argument must be an instance of Buffer, TypedArray, or DataView. ' +
    'Received an instance of lastIndexOf',
});

const target = Buffer.alloc(3);
assert.strictEqual(Buffer.from('abc').copy(target, 2 ** 53), 3);
assert.strictEqual(target.toString(), 'abc');
assert.throws(() => Buffer.concat([Buffer.alloc(1), null]), {
  name: 'TypeError', message: "Cannot read properties of null (reading 'length')",
});
