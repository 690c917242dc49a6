'use strict';
// writeFile takes strings, bytes and views; with a flag and a mode.
const assert = require('assert');
const fs = require('fs');
const path = require('path');
const folder = require('./fixtures/folder')('write-file-forms');

const file = path.join(folder, 'file');
process.umask(0o022);
fs.writeFileSync(file, 'caf\u00e9', 'latin1');
assert.strictEqual(fs.readFileSync(file).length, 4);
fs.writeFileSync(file, new Uint16Array([0x4241]));
assert.strictEqual(fs.readFileSync(file, 'latin1'), 'AB');
fs.writeFileSync(file, new DataView(new ArrayBuffer(3)));
assert.strictEqual(fs.statSync(file).size, 3);
assert.throws(() => fs.writeFileSync(file, 'x', { flag: 'wx' }), { code: 'EEXIST',
  syscall: 'open' });
const other = path.join(folder, 'other');
fs.writeFileSync(other, 'x', { mode: 0o600 });
assert.strictEqual(fs.statSync(other).mode & 0o777, 0o600);
for (const bad of [undefined, null, 5, true, {}]) {
  assert.throws(() => fs.writeFileSync(file, bad), { code: 'ERR_INVALID_ARG_TYPE' });
}
fs.writeFile(file, 'done', (error) => {
  assert.strictEqual(error, null);
  assert.strictEqual(fs.readFileSync(file, 'utf8'), 'done');
});
