'use strict';
// write takes bytes with a range, or a string with position and encoding.
const assert = require('assert');
const fs = require('fs');
const path = require('path');
const folder = require('./fixtures/folder')('write-overloads');

const file = path.join(folder, 'file');
const fd = fs.openSync(file, 'w+');
assert.strictEqual(fs.writeSync(fd, Buffer.from('abcdef'), 1, 3), 3);
assert.strictEqual(fs.writeSync(fd, 'XY', 1), 2);
assert.strictEqual(fs.writeSync(fd, '7a', 3, 'hex'), 1);
assert.strictEqual(fs.writeSync(fd, Buffer.from('0123'), { offset: 3, position: 4 }), 1);
assert.strictEqual(fs.readFileSync(file, 'latin1'), 'bXYz3');
assert.throws(() => fs.writeSync(fd, 5), { code: 'ERR_INVALID_ARG_TYPE' });
assert.throws(() => fs.writeSync(fd, {}), { code: 'ERR_INVALID_ARG_TYPE' });
assert.throws(() => fs.writeSync(fd, Buffer.alloc(2), 3), { code: 'ERR_OUT_OF_RANGE' });
fs.write(fd, 'end', 0, (error, count, text) => {
  assert.deepStrictEqual([error, count, text], [null, 3, 'end']);
  fs.closeSync(fd);
});
