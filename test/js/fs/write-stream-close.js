'use strict';
// close ends a write stream after what was written, and calls back.
const assert = require('assert');
const fs = require('fs');
const path = require('path');
const folder = require('./fixtures/folder')('write-stream-close');

const file = path.join(folder, 'file');
const stream = fs.createWriteStream(file);
stream.write('text');
stream.close((error) => {
  assert.ok(!error);
  assert.strictEqual(fs.readFileSync(file, 'utf8'), 'text');
  stream.close(() => {});
});
const missing = fs.createWriteStream(path.join(folder, 'no', 'file'));
missing.on('error', (error) => assert.strictEqual(error.code, 'ENOENT'));
