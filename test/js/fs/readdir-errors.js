'use strict';
// readdir of a file or of nothing fails as scandir.
const assert = require('assert');
const fs = require('fs');
const path = require('path');
const folder = require('./fixtures/folder')('readdir-errors');

const file = path.join(folder, 'file');
fs.writeFileSync(file, '');
assert.throws(() => fs.readdirSync(file), {
  code: 'ENOTDIR', syscall: 'scandir', message: `ENOTDIR: not a directory, scandir '${file}'`,
});
fs.readdir(path.join(folder, 'no'), (error) => assert.strictEqual(error.code, 'ENOENT'));
assert.deepStrictEqual(fs.readdirSync(folder), ['file']);
