'use strict';
// appendFile makes the file and adds to its end: strings, bytes, descriptors, modes.
const assert = require('assert');
const fs = require('fs');
const path = require('path');
const folder = require('./fixtures/folder')('append-file');

const file = path.join(folder, 'file');
fs.appendFileSync(file, 'one ');
fs.appendFileSync(file, Buffer.from('two '));
const fd = fs.openSync(file, 'a');
fs.appendFileSync(fd, 'three ');
fs.closeSync(fd);
fs.appendFile(file, 'four ', 'latin1', (error) => {
  assert.ifError(error);
  fs.promises.appendFile(file, 'five').then(() => {
    assert.strictEqual(fs.readFileSync(file, 'utf8'), 'one two three four five');
  });
});
const other = path.join(folder, 'other');
fs.appendFileSync(other, 'x', { mode: 0o600 });
assert.strictEqual(fs.statSync(other).mode & 0o777, 0o600);
assert.throws(() => fs.appendFileSync(other, 1), { code: 'ERR_INVALID_ARG_TYPE' });
