'use strict';
// utimes sets both times, from numbers, strings and dates; lutimes those of the link.
const assert = require('assert');
const fs = require('fs');
const path = require('path');
const folder = require('./fixtures/folder')('utimes');

const file = path.join(folder, 'file');
const link = path.join(folder, 'link');
fs.writeFileSync(file, '');
fs.symlinkSync(file, link);
fs.utimesSync(file, 1000, new Date(2000500));
let stats = fs.statSync(file);
assert.deepStrictEqual([stats.atimeMs, stats.mtimeMs], [1000000, 2000500]);
fs.utimesSync(file, '3', 4.25);
stats = fs.statSync(file);
assert.deepStrictEqual([stats.atimeMs, stats.mtimeMs], [3000, 4250]);
fs.lutimesSync(link, 7, 8);
assert.strictEqual(fs.lstatSync(link).mtimeMs, 8000);
assert.strictEqual(fs.statSync(file).mtimeMs, 4250);
const fd = fs.openSync(file, 'r+');
fs.futimesSync(fd, 5, 6);
assert.strictEqual(fs.fstatSync(fd).mtimeMs, 6000);
fs.closeSync(fd);
assert.throws(() => fs.utimesSync(file, {}, 1), { code: 'ERR_INVALID_ARG_TYPE' });
assert.throws(() => fs.utimesSync(path.join(folder, 'no'), 1, 1), { code: 'ENOENT',
  syscall: 'utime' });
