// Errors for descriptors, offsets, lengths, positions, modes and ids out of range.
'use strict';
const fs = require('fs');
const attempt = require('../fixtures/attempt');

fs.writeFileSync('file', 'abcdef');
const fd = fs.openSync('file', 'r+');
for (const bad of [-1, 1.5, NaN, Infinity, 2 ** 32, '1', null, undefined, {}]) {
  attempt('close', () => fs.closeSync(bad));
  attempt('fstat', () => fs.fstatSync(bad));
  attempt('chmod', () => fs.chmodSync('missing', bad));
  attempt('chown', () => fs.chownSync('missing', bad, 1));
  attempt('ftruncate', () => fs.ftruncateSync(fd, bad));
  attempt('mkdir', () => fs.mkdirSync('missing/x', bad));
  attempt('open', () => fs.openSync('missing', 'r', bad));
  attempt('openFlags', () => fs.openSync('missing', bad));
  attempt('readOffset', () => fs.readSync(fd, Buffer.alloc(4), bad, 1, 0));
  attempt('readLength', () => fs.readSync(fd, Buffer.alloc(4), 0, bad, 0));
  attempt('readPosition', () => fs.readSync(fd, Buffer.alloc(4), 0, 1, bad));
  attempt('writeOffset', () => fs.writeSync(fd, Buffer.alloc(4), bad, 1, 0));
  attempt('writeLength', () => fs.writeSync(fd, Buffer.alloc(4), 0, bad, 0));
  attempt('utimes', () => fs.utimesSync('missing', bad, 1));
}
attempt('long', () => fs.readSync(fd, Buffer.alloc(4), 2, 3, 0));
attempt('long', () => fs.writeSync(fd, Buffer.alloc(4), 2, 3, 0));
attempt('empty', () => fs.readSync(fd, Buffer.alloc(0), 0, 1, 0));
attempt('not a buffer', () => fs.readSync(fd, 'text'));
attempt('not data', () => fs.writeSync(fd, 12));
attempt('not data', () => fs.writeSync(fd, {}));
attempt('not buffers', () => fs.writevSync(fd, [1]));
attempt('not buffers', () => fs.readvSync(fd, 'x'));
fs.closeSync(fd);
