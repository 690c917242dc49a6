'use strict';
// Output beyond maxBuffer ends the child with ENOBUFS; what was read by then is given.
const assert = require('assert');
const { execFileSync, spawnSync } = require('child_process');

const args = ['-e', 'process.stdout.write("twelve bytes")'];
const result = spawnSync(process.execPath, args, { maxBuffer: 3 });
assert.strictEqual(result.error.code, 'ENOBUFS');
assert.strictEqual(result.error.syscall, `spawnSync ${process.execPath}`);
assert.strictEqual(result.stdout.toString(), 'twelve bytes');
assert.throws(() => execFileSync(process.execPath, args, { maxBuffer: 3 }), { code: 'ENOBUFS' });
assert.strictEqual(spawnSync(process.execPath, args, { maxBuffer: 12 }).error, undefined);
assert.strictEqual(execFileSync(process.execPath, args, { maxBuffer: Infinity, encoding: 'utf8' }),
  'twelve bytes');
