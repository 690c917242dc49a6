'use strict';
// util.promisify gives read, write, readv and writev their named results.
const assert = require('assert');
const fs = require('fs');
const path = require('path');
const folder = require('./fixtures/folder')('promisified');

const file = path.join(folder, 'file');
const { promisify } = require('util');
(async () => {
  const fd = fs.openSync(file, 'w+');
  const text = Buffer.from('abc');
  assert.deepStrictEqual(await promisify(fs.write)(fd, text, 0, 3, 0), { bytesWritten: 3,
    buffer: text });
  const into = Buffer.alloc(3);
  assert.deepStrictEqual(await promisify(fs.read)(fd, into, 0, 3, 0), { bytesRead: 3,
    buffer: into });
  const list = [Buffer.alloc(1), Buffer.alloc(2)];
  assert.deepStrictEqual(await promisify(fs.readv)(fd, list, 0), { bytesRead: 3, buffers: list });
  assert.deepStrictEqual(await promisify(fs.writev)(fd, list, 0), { bytesWritten: 3,
    buffer: list });
  fs.closeSync(fd);
})();
