'use strict';
// mkdir with recursive gives the first folder that it made, and undefined if there was nothing to
// do.
const assert = require('assert');
const fs = require('fs');
const path = require('path');
const folder = require('./fixtures/folder')('mkdir-recursive');

const file = path.join(folder, 'file');
const deep = path.join(folder, 'a', 'b', 'c');
assert.strictEqual(fs.mkdirSync(deep, { recursive: true }), path.join(folder, 'a'));
assert.strictEqual(fs.mkdirSync(deep, { recursive: true }), undefined);
assert.throws(() => fs.mkdirSync(deep), { code: 'EEXIST', syscall: 'mkdir', path: deep });
assert.throws(() => fs.mkdirSync(path.join(folder, 'x', 'y')), { code: 'ENOENT' });
fs.writeFileSync(file, '');
assert.throws(() => fs.mkdirSync(path.join(file, 'under'), { recursive: true }),
  { code: 'ENOTDIR' });
assert.throws(() => fs.mkdirSync(deep, { recursive: 1 }), { code: 'ERR_INVALID_ARG_TYPE' });
fs.mkdir(path.join(folder, 'd', 'e'), { recursive: true }, (error, first) => {
  assert.strictEqual(error, null);
  assert.strictEqual(first, path.join(folder, 'd'));
});
