'use strict';
// lstat looks at the link, stat at what it leads to.
const assert = require('assert');
const fs = require('fs');
const path = require('path');
const folder = require('./fixtures/folder')('lstat');

const file = path.join(folder, 'file');
const link = path.join(folder, 'link');
fs.writeFileSync(file, 'text');
fs.symlinkSync(file, link);
assert.ok(fs.lstatSync(link).isSymbolicLink());
assert.ok(!fs.lstatSync(link).isFile());
assert.ok(fs.statSync(link).isFile());
fs.unlinkSync(file);
assert.throws(() => fs.statSync(link), { code: 'ENOENT', syscall: 'stat' });
fs.promises.lstat(link).then((stats) => assert.ok(stats.isSymbolicLink()));
