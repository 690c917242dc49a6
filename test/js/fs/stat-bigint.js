'use strict';
// With bigint every number is one, with nanoseconds beside.
const assert = require('assert');
const fs = require('fs');
const path = require('path');
const folder = require('./fixtures/folder')('stat-bigint');

const file = path.join(folder, 'file');
fs.writeFileSync(file, 'four');
fs.utimesSync(file, 1, 1234567890.5);
const stats = fs.statSync(file, { bigint: true });
assert.strictEqual(stats.size, 4n);
assert.strictEqual(stats.mtimeNs, 1234567890500000000n);
assert.strictEqual(stats.mtimeMs, 1234567890500n);
assert.strictEqual(stats.mtime.getTime(), 1234567890500);
assert.ok(stats.isFile());
assert.strictEqual(BigInt(fs.statSync(file).ino), stats.ino);
fs.promises.stat(file, { bigint: true }).then((late) => assert.strictEqual(late.atimeNs,
  10n ** 9n));
