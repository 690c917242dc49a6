'use strict';
// Stats has numbers and dates that agree, and says what kind of file it is.
const assert = require('assert');
const fs = require('fs');
const path = require('path');
const folder = require('./fixtures/folder')('stat-fields');

const file = path.join(folder, 'file');
fs.writeFileSync(file, 'four');
const stats = fs.statSync(file);
assert.ok(stats instanceof fs.Stats);
assert.deepStrictEqual(Object.keys(stats), ['dev', 'mode', 'nlink', 'uid', 'gid', 'rdev', 'blksize',
  'ino', 'size', 'blocks', 'atimeMs', 'mtimeMs', 'ctimeMs', 'birthtimeMs', 'atime', 'mtime',
    'ctime',
  'birthtime']);
assert.strictEqual(stats.size, 4);
assert.ok(stats.isFile() && !stats.isDirectory() && !stats.isSymbolicLink());
assert.ok(Math.abs(stats.mtime.getTime() - stats.mtimeMs) <= 1);
assert.ok(fs.statSync(folder).isDirectory());
assert.ok(fs.statSync('/dev/null').isCharacterDevice());
const fd = fs.openSync(file);
assert.strictEqual(fs.fstatSync(fd).ino, stats.ino);
fs.closeSync(fd);
