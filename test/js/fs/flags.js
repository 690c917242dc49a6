'use strict';
// Open flags as words do what they say; unknown ones are refused.
const assert = require('assert');
const fs = require('fs');
const path = require('path');
const folder = require('./fixtures/folder')('flags');

const file = path.join(folder, 'file');
fs.writeFileSync(file, 'content');
assert.throws(() => fs.openSync(file, 'wx'), { code: 'EEXIST' });
assert.throws(() => fs.openSync(path.join(folder, 'no'), 'r+'), { code: 'ENOENT' });
for (const flag of ['rr', 'q', '', 'wxx']) {
  assert.throws(() => fs.openSync(file, flag), { code: 'ERR_INVALID_ARG_VALUE' });
}
let fd = fs.openSync(file, 'r+');
fs.writeSync(fd, 'C', 0);
fs.closeSync(fd);
assert.strictEqual(fs.readFileSync(file, 'utf8'), 'Content');
fd = fs.openSync(file, fs.constants.O_WRONLY | fs.constants.O_APPEND);
fs.writeSync(fd, '!');
fs.closeSync(fd);
assert.strictEqual(fs.readFileSync(file, { encoding: 'utf8', flag: 'a+' }), 'Content!');
fs.closeSync(fs.openSync(file, 'w'));
assert.strictEqual(fs.readFileSync(file).length, 0);
