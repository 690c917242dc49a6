'use strict';
// A program that is not there is told by 'error' (async) or `error` (sync), with Node's fields.
const assert = require('assert');
const { spawn, spawnSync, execFileSync } = require('child_process');

const missing = spawn('/no/such/program', ['a']);
let told = 0;
missing.on('error', (error) => {
  assert.strictEqual(error.code, 'ENOENT');
  assert.strictEqual(error.syscall, 'spawn /no/such/program');
  assert.strictEqual(error.path, '/no/such/program');
  assert.deepStrictEqual(error.spawnargs, ['a']);
  told++;
});
missing.on('exit', () => assert.fail('there is no child'));
const { error } = spawnSync('/no/such/program');
assert.strictEqual(error.code, 'ENOENT');
assert.strictEqual(error.syscall, 'spawnSync /no/such/program');
assert.throws(() => execFileSync('sh', ['-c', 'echo why >&2; exit 4'], { stdio: 'pipe' }),
  (thrown) => thrown.status === 4 && thrown.stderr.toString() === 'why\n' &&
    thrown.message.startsWith('Command failed: sh -c echo why'));
assert.throws(() => spawn(''), { code: 'ERR_INVALID_ARG_VALUE' });
assert.throws(() => spawn('ls', { cwd: 5 }), { code: 'ERR_INVALID_ARG_TYPE' });
process.on('exit', () => assert.strictEqual(told, 1));
