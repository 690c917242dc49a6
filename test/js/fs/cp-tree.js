'use strict';
// cp copies a tree with files, folders and links; relative links become absolute ones.
const assert = require('assert');
const fs = require('fs');
const path = require('path');
const folder = require('./fixtures/folder')('cp-tree');

const from = path.join(folder, 'from');
const to = path.join(folder, 'to', 'deep');
fs.mkdirSync(path.join(from, 'a', 'b'), { recursive: true });
fs.writeFileSync(path.join(from, 'a', 'b', 'c'), 'text');
fs.symlinkSync('a', path.join(from, 'link'));
assert.throws(() => fs.cpSync(from, to), { code: 'ERR_FS_EISDIR' });
fs.cpSync(from, to, { recursive: true });
assert.strictEqual(fs.readFileSync(path.join(to, 'a/b/c'), 'utf8'), 'text');
assert.strictEqual(fs.readlinkSync(path.join(to, 'link')), path.join(from, 'a'));
const again = path.join(folder, 'again');
fs.promises.cp(from, again, { recursive: true, verbatimSymlinks: true }).then(() => {
  assert.strictEqual(fs.readlinkSync(path.join(again, 'link')), 'a');
  assert.deepStrictEqual(fs.readdirSync(again).sort(), ['a', 'link']);
});
