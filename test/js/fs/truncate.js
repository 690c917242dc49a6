'use strict';
// truncate cuts and lengthens, by path and by descriptor.
const assert = require('assert');
const fs = require('fs');
const path = require('path');
const folder = require('./fixtures/folder')('truncate');

const file = path.join(folder, 'file');
fs.writeFileSync(file, 'abcdef');
fs.truncateSync(file, 3);
assert.strictEqual(fs.readFileSync(file, 'latin1'), 'abc');
const fd = fs.openSync(file, 'r+');
fs.ftruncateSync(fd, 5);
assert.strictEqual(fs.readFileSync(file, 'latin1'), 'abc\0\0');
fs.ftruncateSync(fd);
assert.strictEqual(fs.fstatSync(fd).size, 0);
fs.closeSync(fd);
assert.throws(() => fs.truncateSync(path.join(folder, 'no')), { code: 'ENOENT', syscall: 'open' });
fs.promises.truncate(file, 2).then(() => assert.strictEqual(fs.statSync(file).size, 2));
