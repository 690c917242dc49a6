'use strict';
// read takes its arguments in a row, as options behind the buffer, or as options alone.
const assert = require('assert');
const fs = require('fs');
const path = require('path');
const folder = require('./fixtures/folder')('read-overloads');

const file = path.join(folder, 'file');
fs.writeFileSync(file, '0123456789');
const fd = fs.openSync(file);
const text = (buffer, count) => buffer.toString('latin1', 0, count);
let left = 4;
const done = () => { if (--left === 0) fs.closeSync(fd); };
fs.read(fd, Buffer.alloc(4), 1, 3, 2, (error, count, buffer) => {
  assert.strictEqual(text(buffer.subarray(1), count), '234');
  done();
});
fs.read(fd, Buffer.alloc(4), { position: 6 }, (error, count, buffer) => {
  assert.strictEqual(text(buffer, count), '6789');
  done();
});
fs.read(fd, { position: 8, length: 1 }, (error, count, buffer) => {
  assert.strictEqual(buffer.length, 16384);
  assert.strictEqual(text(buffer, count), '8');
  done();
});
fs.read(fd, Buffer.alloc(0), 0, 0, 0, (error, count) => {
  assert.strictEqual(count, 0);
  done();
});
// A buffer that is null is no buffer that is left out.
assert.throws(() => fs.read(fd, { buffer: null }, done), { name: 'TypeError' });
fs.promises.open(file).then(async (handle) => {
  await assert.rejects(handle.read({ buffer: null }), { name: 'TypeError' });
  await handle.close();
});
