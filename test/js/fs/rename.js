'use strict';
// rename replaces a file, and moves a folder with what is in it.
const assert = require('assert');
const fs = require('fs');
const path = require('path');
const folder = require('./fixtures/folder')('rename');

const file = path.join(folder, 'file');
const other = path.join(folder, 'other');
fs.writeFileSync(file, 'one');
fs.writeFileSync(other, 'two');
fs.renameSync(file, other);
assert.strictEqual(fs.readFileSync(other, 'utf8'), 'one');
assert.ok(!fs.existsSync(file));
fs.mkdirSync(path.join(folder, 'a'));
fs.writeFileSync(path.join(folder, 'a', 'in'), 'x');
fs.rename(path.join(folder, 'a'), path.join(folder, 'b'), (error) => {
  assert.strictEqual(error, null);
  assert.deepStrictEqual(fs.readdirSync(path.join(folder, 'b')), ['in']);
});
