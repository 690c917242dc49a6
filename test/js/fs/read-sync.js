'use strict';
// readSync reads at a position or goes on; at the end it gives 0.
const assert = require('assert');
const fs = require('fs');
const path = require('path');
const folder = require('./fixtures/folder')('read-sync');

const file = path.join(folder, 'file');
fs.writeFileSync(file, 'abcdef');
const fd = fs.openSync(file);
const buffer = Buffer.alloc(4);
assert.strictEqual(fs.readSync(fd, buffer), 4);
assert.strictEqual(fs.readSync(fd, buffer, 0, 4, null), 2);
assert.strictEqual(fs.readSync(fd, buffer), 0);
assert.strictEqual(fs.readSync(fd, buffer, { offset: 2, length: 2, position: 1n }), 2);
assert.strictEqual(buffer.toString('latin1', 2), 'bc');
assert.strictEqual(fs.readSync(fd, buffer, 0, 1, 0xffffffff + 1), 0);
assert.throws(() => fs.readSync(fd, buffer, 5, 1, 0), { code: 'ERR_OUT_OF_RANGE' });
assert.throws(() => fs.readSync(fd, buffer, 0, 5, 0), { code: 'ERR_OUT_OF_RANGE' });
assert.throws(() => fs.readSync(fd, 'text'), { code: 'ERR_INVALID_ARG_TYPE' });
fs.closeSync(fd);
assert.throws(() => fs.readSync(fd, buffer), { code: 'EBADF', syscall: 'read' });
