'use strict';
// A read stream over a descriptor leaves it open if autoClose is false.
const assert = require('assert');
const fs = require('fs');
const path = require('path');
const folder = require('./fixtures/folder')('read-stream-fd');

const file = path.join(folder, 'file');
fs.writeFileSync(file, 'abc');
const fd = fs.openSync(file);
fs.createReadStream(null, { fd, autoClose: false }).on('data', () => {}).on('end', () => {
  setImmediate(() => {
    assert.strictEqual(fs.fstatSync(fd).size, 3);
    fs.createReadStream('', { fd, start: 0 }).on('data', (part) => {
      assert.strictEqual(part.toString(), 'abc');
    }).on('close', () => assert.throws(() => fs.fstatSync(fd), { code: 'EBADF' }));
  });
});
