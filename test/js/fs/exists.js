'use strict';
// exists never fails; existsSync is false for what is no path.
const assert = require('assert');
const fs = require('fs');
const path = require('path');
const folder = require('./fixtures/folder')('exists');

const file = path.join(folder, 'file');
fs.writeFileSync(file, '');
assert.strictEqual(fs.existsSync(file), true);
assert.strictEqual(fs.existsSync(path.join(folder, 'no')), false);
assert.strictEqual(fs.existsSync(5), false);
assert.strictEqual(fs.existsSync('a\0b'), false);
fs.exists(file, (there) => assert.strictEqual(there, true));
require('util').promisify(fs.exists)(path.join(folder, 'no'))
  .then((there) => assert.strictEqual(there, false));
