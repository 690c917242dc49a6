'use strict';
// Reading a folder is EISDIR, of read, without a path.
const assert = require('assert');
const fs = require('fs');
const path = require('path');
const folder = require('./fixtures/folder')('read-file-folder');

assert.throws(() => fs.readFileSync(folder), {
  code: 'EISDIR', syscall: 'read', message: 'EISDIR: illegal operation on a directory, read',
});
fs.readFile(folder, (error) => {
  assert.strictEqual(error.code, 'EISDIR');
  assert.strictEqual(error.syscall, 'read');
  assert.strictEqual('path' in error, false);
});
fs.promises.readFile(folder).catch((error) => assert.strictEqual(error.code, 'EISDIR'));
