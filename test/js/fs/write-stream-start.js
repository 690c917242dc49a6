'use strict';
// A write stream with start and flags r+ changes a part of a file.
const assert = require('assert');
const fs = require('fs');
const path = require('path');
const folder = require('./fixtures/folder')('write-stream-start');

const file = path.join(folder, 'file');
fs.writeFileSync(file, '0123456789');
fs.createWriteStream(file, { flags: 'r+', start: 4 }).end('ab').on('close', () => {
  assert.strictEqual(fs.readFileSync(file, 'utf8'), '0123ab6789');
  fs.createWriteStream(file, { flags: 'a' }).end('!').on('finish', () => {
    assert.strictEqual(fs.readFileSync(file, 'utf8'), '0123ab6789!');
  });
});
assert.throws(() => fs.createWriteStream(file, { start: -1 }), { code: 'ERR_OUT_OF_RANGE' });
