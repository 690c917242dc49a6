'use strict';
// Closing twice is EBADF, in every form.
const assert = require('assert');
const fs = require('fs');
const path = require('path');
const folder = require('./fixtures/folder')('close-errors');

const file = path.join(folder, 'file');
fs.writeFileSync(file, '');
const fd = fs.openSync(file);
fs.closeSync(fd);
assert.throws(() => fs.closeSync(fd), {
  code: 'EBADF', errno: -9, syscall: 'close', message: 'EBADF: bad file descriptor, close',
});
assert.throws(() => fs.closeSync('1'), { code: 'ERR_INVALID_ARG_TYPE' });
assert.throws(() => fs.closeSync(-1), { code: 'ERR_OUT_OF_RANGE' });
let code;
fs.close(fd, (error) => { code = error.code; });
process.on('exit', () => assert.strictEqual(code, 'EBADF'));
