'use strict';
// The constants have the values of Linux, and are frozen in place.
const assert = require('assert');
const fs = require('fs');

const c = fs.constants;
assert.deepStrictEqual([c.F_OK, c.R_OK, c.W_OK, c.X_OK], [0, 4, 2, 1]);
assert.deepStrictEqual([c.O_RDONLY, c.O_WRONLY, c.O_RDWR, c.O_CREAT, c.O_EXCL], [0, 1, 2, 64, 128]);
assert.deepStrictEqual([c.O_TRUNC, c.O_APPEND, c.COPYFILE_EXCL], [512, 1024, 1]);
assert.strictEqual(fs.promises.constants, c);
assert.strictEqual(fs.F_OK, 0);
