'use strict';
// watchFile tells of what is not there with zeros; unwatchFile ends it.
const assert = require('assert');
const fs = require('fs');
const path = require('path');
const folder = require('./fixtures/folder')('watch-file');

const no = path.join(folder, 'no');
let calls = 0;
fs.watchFile(no, { interval: 10 }, (now, before) => {
  calls++;
  assert.strictEqual(now.ino, 0);
  assert.strictEqual(before.mtimeMs, 0);
  fs.unwatchFile(no);
});
process.on('exit', () => assert.strictEqual(calls, 1));
assert.throws(() => fs.watchFile(no), { code: 'ERR_INVALID_ARG_TYPE' });
assert.throws(() => fs.watchFile({}, () => {}), { code: 'ERR_INVALID_ARG_TYPE' });
