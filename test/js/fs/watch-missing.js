'use strict';
// watch of what is not there throws, with the filename.
const assert = require('assert');
const fs = require('fs');

assert.throws(() => fs.watch('/no/such/file'), {
  code: 'ENOENT', errno: -2, syscall: 'watch', path: '/no/such/file', filename: '/no/such/file',
  message: "ENOENT: no such file or directory, watch '/no/such/file'",
});
assert.throws(() => fs.watch(5), { code: 'ERR_INVALID_ARG_TYPE' });
