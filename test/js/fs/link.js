'use strict';
// A hard link is the same file.
const assert = require('assert');
const fs = require('fs');
const path = require('path');
const folder = require('./fixtures/folder')('link');

const file = path.join(folder, 'file');
const other = path.join(folder, 'other');
fs.writeFileSync(file, 'text');
fs.linkSync(file, other);
assert.strictEqual(fs.statSync(file).ino, fs.statSync(other).ino);
assert.strictEqual(fs.statSync(file).nlink, 2);
assert.throws(() => fs.linkSync(file, other), { code: 'EEXIST', path: file, dest: other });
fs.unlinkSync(file);
assert.strictEqual(fs.readFileSync(other, 'utf8'), 'text');
