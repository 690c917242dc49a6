'use strict';
// unlink removes a link or a file, never a folder.
const assert = require('assert');
const fs = require('fs');
const path = require('path');
const folder = require('./fixtures/folder')('unlink');

const file = path.join(folder, 'file');
const link = path.join(folder, 'link');
fs.writeFileSync(file, 'x');
fs.symlinkSync(file, link);
fs.unlinkSync(link);
assert.ok(fs.existsSync(file));
fs.unlinkSync(file);
assert.throws(() => fs.unlinkSync(file), { code: 'ENOENT', syscall: 'unlink', path: file });
fs.unlink(folder, (error) => assert.ok(['EISDIR', 'EPERM'].includes(error.code)));
