'use strict';
// rmdir takes empty folders only.
const assert = require('assert');
const fs = require('fs');
const path = require('path');
const folder = require('./fixtures/folder')('rmdir');

const dir = path.join(folder, 'dir');
fs.mkdirSync(dir);
fs.writeFileSync(path.join(dir, 'x'), '');
assert.throws(() => fs.rmdirSync(dir), { code: 'ENOTEMPTY', syscall: 'rmdir', path: dir });
assert.throws(() => fs.rmdirSync(path.join(dir, 'x')), { code: 'ENOTDIR' });
fs.unlinkSync(path.join(dir, 'x'));
fs.rmdir(dir, (error) => {
  assert.strictEqual(error, null);
  assert.ok(!fs.existsSync(dir));
});
