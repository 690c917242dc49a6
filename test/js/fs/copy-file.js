'use strict';
// copyFile replaces its target, but not with COPYFILE_EXCL; its error names both paths.
const assert = require('assert');
const fs = require('fs');
const path = require('path');
const folder = require('./fixtures/folder')('copy-file');

const file = path.join(folder, 'file');
const copy = path.join(folder, 'copy');
fs.writeFileSync(file, 'content');
fs.copyFileSync(file, copy);
assert.strictEqual(fs.readFileSync(copy, 'utf8'), 'content');
assert.throws(() => fs.copyFileSync(file, copy, fs.constants.COPYFILE_EXCL), {
  code: 'EEXIST', syscall: 'copyfile', path: file, dest: copy,
  message: `EEXIST: file already exists, copyfile '${file}' -> '${copy}'`,
});
assert.throws(() => fs.copyFileSync(file, copy, 8), { code: 'ERR_OUT_OF_RANGE' });
fs.writeFileSync(file, 'new');
fs.copyFile(file, copy, (error) => {
  assert.ifError(error);
  assert.strictEqual(fs.readFileSync(copy, 'utf8'), 'new');
});
