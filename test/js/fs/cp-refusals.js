'use strict';
// cp refuses what cannot be: a folder into itself, onto a file, onto itself, what is there.
const assert = require('assert');
const fs = require('fs');
const path = require('path');
const folder = require('./fixtures/folder')('cp-refusals');

const file = path.join(folder, 'file');
const dir = path.join(folder, 'dir');
fs.mkdirSync(dir);
fs.writeFileSync(file, 'one');
fs.writeFileSync(path.join(folder, 'two'), 'two');
const recursive = { recursive: true };
assert.throws(() => fs.cpSync(dir, path.join(dir, 'in'), recursive), { code: 'ERR_FS_CP_EINVAL' });
assert.throws(() => fs.cpSync(file, file), { code: 'ERR_FS_CP_EINVAL' });
assert.throws(() => fs.cpSync(dir, file, recursive), { code: 'ERR_FS_CP_DIR_TO_NON_DIR' });
assert.throws(() => fs.cpSync(file, dir), { code: 'ERR_FS_CP_NON_DIR_TO_DIR' });
assert.throws(() => fs.cpSync(file, path.join(folder, 'two'), { force: false, errorOnExist: true }),
  { code: 'ERR_FS_CP_EEXIST' });
fs.cpSync(file, path.join(folder, 'two'), { force: false });
assert.strictEqual(fs.readFileSync(path.join(folder, 'two'), 'utf8'), 'two');
assert.throws(() => fs.cpSync(file, dir, { dereference: true, verbatimSymlinks: true }),
  { code: 'ERR_INCOMPATIBLE_OPTION_PAIR' });
assert.throws(() => fs.cp(file, dir, 'options', () => {}), { code: 'ERR_INVALID_ARG_TYPE' });
