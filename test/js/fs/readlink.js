'use strict';
// readlink gives the link as it was written, in any encoding.
const assert = require('assert');
const fs = require('fs');
const path = require('path');
const folder = require('./fixtures/folder')('readlink');

const file = path.join(folder, 'file');
const link = path.join(folder, 'link');
fs.symlinkSync('../somewhere/\u00e4', link);
assert.strictEqual(fs.readlinkSync(link), '../somewhere/\u00e4');
assert.strictEqual(fs.readlinkSync(link, 'buffer').toString(), '../somewhere/\u00e4');
assert.throws(() => fs.readlinkSync(folder), { code: 'EINVAL', syscall: 'readlink', path: folder });
fs.promises.readlink(link).then((to) => assert.strictEqual(to, '../somewhere/\u00e4'));
assert.throws(() => fs.symlinkSync('a', 'b', 'nothing'), {
  code: 'ERR_FS_INVALID_SYMLINK_TYPE',
  message: 'Symlink type must be one of "dir", "file", or "junction". Received "nothing"',
});
