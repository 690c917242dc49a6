'use strict';
// chmod, fchmod take numbers and octal strings.
const assert = require('assert');
const fs = require('fs');
const path = require('path');
const folder = require('./fixtures/folder')('chmod');

const file = path.join(folder, 'file');
fs.writeFileSync(file, '');
const mode = () => fs.statSync(file).mode & 0o777;
fs.chmodSync(file, 0o600);
assert.strictEqual(mode(), 0o600);
fs.chmodSync(file, '640');
assert.strictEqual(mode(), 0o640);
const fd = fs.openSync(file);
fs.fchmodSync(fd, 0o644);
assert.strictEqual(mode(), 0o644);
fs.closeSync(fd);
assert.throws(() => fs.chmodSync(file, '9'), { code: 'ERR_INVALID_ARG_VALUE' });
assert.throws(() => fs.chmodSync(file, -1), { code: 'ERR_OUT_OF_RANGE' });
fs.promises.chmod(file, 0o600).then(() => assert.strictEqual(mode(), 0o600));
