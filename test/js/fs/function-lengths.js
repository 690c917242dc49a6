'use strict';
// The functions tell the number of their parameters as Node's do.
const assert = require('assert');
const fs = require('fs');

const lengths = {
  access: 3, accessSync: 2, chmod: 3, close: 1, closeSync: 1, copyFile: 4, fstat: 1, fstatSync: 1,
  link: 3, lstatSync: 1, mkdir: 3, open: 4, openSync: 3, read: 6, readSync: 5, readlink: 3,
  rename: 3, stat: 1, statSync: 1, symlink: 4, unlink: 2, watch: 3, write: 6, writeSync: 5,
};
for (const [name, length] of Object.entries(lengths)) {
  assert.strictEqual(fs[name].length, length, name);
  assert.strictEqual(fs[name].name, name);
}
assert.strictEqual(fs.promises.access.length, 1);
assert.strictEqual(fs.promises.rename.length, 2);
assert.throws(() => { fs.R_OK = 1; }, TypeError);
