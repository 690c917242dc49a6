'use strict';
// fsync and fdatasync work on an open file, and name themselves in errors.
const assert = require('assert');
const fs = require('fs');
const path = require('path');
const folder = require('./fixtures/folder')('fsync');

const file = path.join(folder, 'file');
const fd = fs.openSync(file, 'w');
fs.writeSync(fd, 'x');
fs.fsyncSync(fd);
fs.fdatasyncSync(fd);
fs.fsync(fd, (error) => {
  assert.strictEqual(error, null);
  fs.fdatasync(fd, (late) => {
    assert.strictEqual(late, null);
    fs.closeSync(fd);
    assert.throws(() => fs.fsyncSync(fd), { code: 'EBADF', syscall: 'fsync' });
    assert.throws(() => fs.fdatasyncSync(fd), { code: 'EBADF', syscall: 'fdatasync' });
  });
});
