'use strict';
// statfs tells of the file system in numbers, or in bigints.
const assert = require('assert');
const fs = require('fs');
const path = require('path');
const folder = require('./fixtures/folder')('statfs');

const file = path.join(folder, 'file');
const plain = fs.statfsSync(folder);
assert.deepStrictEqual(Object.keys(plain), ['type', 'bsize', 'blocks', 'bfree', 'bavail', 'files',
  'ffree']);
for (const key of Object.keys(plain)) assert.strictEqual(typeof plain[key], 'number');
assert.ok(plain.bsize > 0);
fs.statfs(folder, { bigint: true }, (error, big) => {
  assert.strictEqual(typeof big.blocks, 'bigint');
  assert.strictEqual(big.bsize, BigInt(plain.bsize));
});
assert.throws(() => fs.statfsSync(path.join(folder, 'no')), { code: 'ENOENT', syscall: 'statfs' });
