'use strict';
// What Node lets pass: positions below zero, empty flags, encodings that are empty; and what it
// does not: an entry that is no folder although throwIfNoEntry is false.
const assert = require('assert');
const fs = require('fs');
const path = require('path');
const folder = require('./fixtures/folder')('loose-arguments');

const file = path.join(folder, 'file');
fs.writeFileSync(file, 'abc', { flag: '' });
const fd = fs.openSync(file);
const buffer = Buffer.alloc(1);
for (const position of [-2, -1n, -(2n ** 63n)]) {
  assert.strictEqual(fs.readSync(fd, buffer, 0, 1, position), 1);
}
assert.strictEqual(buffer.toString(), 'c');
assert.throws(() => fs.readSync(fd, buffer, 0, 1, 2n ** 63n), { code: 'ERR_OUT_OF_RANGE' });
assert.throws(() => fs.readSync(fd, buffer, 0, 1, 1.5), { code: 'ERR_OUT_OF_RANGE' });
fs.closeSync(fd);
assert.throws(() => fs.fstatSync(fd), (error) => Object.keys(error)[0] === 'fd');
assert(Buffer.isBuffer(fs.readFileSync(file, '')));
assert.throws(() => fs.readFileSync(file, { flag: '' }),
  { message: "The argument 'flags' is invalid. Received ''" });
fs.promises.readFile(file, { flag: '', encoding: 'utf8' })
  .then((text) => assert.strictEqual(text, 'abc'));
assert.throws(() => fs.statSync(path.join(file, 'x'), { throwIfNoEntry: false }),
  { code: 'ENOTDIR' });
assert.throws(() => fs.readdirSync(folder, { recursive: 1 }), { code: 'ERR_INVALID_ARG_TYPE' });
