'use strict';
// statSync with throwIfNoEntry false gives undefined for what is not there.
const assert = require('assert');
const fs = require('fs');
const path = require('path');
const folder = require('./fixtures/folder')('stat-missing');

const file = path.join(folder, 'file');
const no = path.join(folder, 'no');
assert.strictEqual(fs.statSync(no, { throwIfNoEntry: false }), undefined);
assert.strictEqual(fs.lstatSync(no, { throwIfNoEntry: false }), undefined);
assert.throws(() => fs.statSync(no), {
  code: 'ENOENT', message: `ENOENT: no such file or directory, stat '${no}'`,
});
fs.stat(no, (error, stats) => {
  assert.strictEqual(error.code, 'ENOENT');
  assert.strictEqual(stats, undefined);
});
