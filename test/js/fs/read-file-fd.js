'use strict';
// readFile of a descriptor goes on from its place, and leaves it open.
const assert = require('assert');
const fs = require('fs');
const path = require('path');
const folder = require('./fixtures/folder')('read-file-fd');

const file = path.join(folder, 'file');
fs.writeFileSync(file, 'hello world');
const fd = fs.openSync(file);
fs.readSync(fd, Buffer.alloc(6));
assert.strictEqual(fs.readFileSync(fd, 'utf8'), 'world');
fs.readFile(fd, 'utf8', (error, text) => {
  assert.strictEqual(text, '');
  fs.closeSync(fd);
});
