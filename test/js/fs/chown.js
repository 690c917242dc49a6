'use strict';
// chown and lchown to the present owner succeed; ids are checked.
const assert = require('assert');
const fs = require('fs');
const path = require('path');
const folder = require('./fixtures/folder')('chown');

const file = path.join(folder, 'file');
fs.writeFileSync(file, '');
const { uid, gid } = fs.statSync(file);
fs.chownSync(file, uid, gid);
fs.lchownSync(file, uid, gid);
const fd = fs.openSync(file);
fs.fchownSync(fd, uid, gid);
fs.closeSync(fd);
assert.throws(() => fs.chownSync(file, -2, 0), { code: 'ERR_OUT_OF_RANGE' });
assert.throws(() => fs.chownSync(file, 'root', 0), { code: 'ERR_INVALID_ARG_TYPE' });
assert.throws(() => fs.chownSync(path.join(folder, 'no'), uid, gid), { code: 'ENOENT',
  syscall: 'chown' });
