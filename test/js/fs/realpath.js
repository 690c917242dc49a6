'use strict';
// realpath follows links; its error names the part that is missing.
const assert = require('assert');
const fs = require('fs');
const path = require('path');
const folder = require('./fixtures/folder')('realpath');

const base = fs.realpathSync(folder);
fs.mkdirSync(path.join(folder, 'dir'));
fs.symlinkSync('dir', path.join(folder, 'link'));
fs.writeFileSync(path.join(folder, 'dir', 'x'), '');
assert.strictEqual(fs.realpathSync(path.join(folder, 'link', '..', 'link', 'x')), path.join(base,
  'dir', 'x'));
assert.strictEqual(fs.realpathSync.native(path.join(folder, 'link')), path.join(base, 'dir'));
assert.throws(() => fs.realpathSync(path.join(base, 'no', 'more')), {
  code: 'ENOENT', syscall: 'lstat', path: path.join(base, 'no'),
});
assert.throws(() => fs.realpathSync.native(path.join(base, 'no')), { code: 'ENOENT',
  syscall: 'realpath' });
fs.realpath(path.join(folder, 'link'), (error, real) => assert.strictEqual(real, path.join(base,
  'dir')));
