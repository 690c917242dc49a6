'use strict';
// A Dirent knows what it is without a stat.
const assert = require('assert');
const fs = require('fs');
const path = require('path');
const folder = require('./fixtures/folder')('dirent-types');

const file = path.join(folder, 'file');
fs.writeFileSync(file, '');
fs.mkdirSync(path.join(folder, 'dir'));
fs.symlinkSync('file', path.join(folder, 'link'));
const kinds = {};
for (const entry of fs.readdirSync(folder, { withFileTypes: true })) {
  assert.ok(entry instanceof fs.Dirent);
  assert.strictEqual(entry.path, folder);
  kinds[entry.name] = [entry.isFile(), entry.isDirectory(), entry.isSymbolicLink(), entry.isFIFO()];
}
assert.deepStrictEqual(kinds, {
  dir: [false, true, false, false], file: [true, false, false, false], link: [false, false, true,
    false],
});
