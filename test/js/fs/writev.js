'use strict';
// writev and readv take arrays of views, and tell them in the callback.
const assert = require('assert');
const fs = require('fs');
const path = require('path');
const folder = require('./fixtures/folder')('writev');

const file = path.join(folder, 'file');
const fd = fs.openSync(file, 'w+');
const out = [Buffer.from('ab'), new Uint8Array([99]), Buffer.alloc(0)];
assert.strictEqual(fs.writevSync(fd, out), 3);
fs.writev(fd, out, 3, (error, count, buffers) => {
  assert.deepStrictEqual([error, count], [null, 3]);
  assert.strictEqual(buffers, out);
  const into = [Buffer.alloc(4), Buffer.alloc(4)];
  assert.strictEqual(fs.readvSync(fd, into, 0), 6);
  assert.strictEqual(Buffer.concat(into).toString('latin1', 0, 6), 'abcabc');
  fs.closeSync(fd);
});
for (const bad of ['x', [1], {}, undefined]) {
  assert.throws(() => fs.writevSync(fd, bad), { code: 'ERR_INVALID_ARG_TYPE' });
}
