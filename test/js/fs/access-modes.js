'use strict';
// access tells of a missing file, and of a mode that is not allowed as an argument.
const assert = require('assert');
const fs = require('fs');
const path = require('path');
const folder = require('./fixtures/folder')('access-modes');

const file = path.join(folder, 'file');
fs.writeFileSync(file, 'x');
fs.accessSync(file);
fs.accessSync(file, fs.constants.R_OK | fs.constants.W_OK);
assert.throws(() => fs.accessSync(path.join(folder, 'no')), {
  code: 'ENOENT', errno: -2, syscall: 'access', path: path.join(folder, 'no'),
});
assert.throws(() => fs.accessSync(file, 8), { code: 'ERR_OUT_OF_RANGE' });
let called = 0;
fs.access(file, (error) => { assert.strictEqual(error, null); called++; });
fs.access(path.join(folder, 'no'), fs.F_OK, (error) => { assert.strictEqual(error.code,
  'ENOENT'); called++; });
fs.promises.access(path.join(folder, 'no')).catch((error) => { assert.strictEqual(error.syscall,
  'access'); called++; });
process.on('exit', () => assert.strictEqual(called, 3));
