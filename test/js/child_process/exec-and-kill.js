'use strict';
// exec gives output or an error with code and cmd; a timeout kills; spawnSync feeds and gathers.
const assert = require('assert');
const { exec, execFile, execSync, spawn, spawnSync } = require('child_process');

let done = 0;
exec('echo out; echo err >&2', (error, stdout, stderr) => {
  assert.ifError(error);
  assert.strictEqual(stdout, 'out\n');
  assert.strictEqual(stderr, 'err\n');
  done++;
});
exec('exit 5', (error) => {
  assert.strictEqual(error.code, 5);
  assert.strictEqual(error.cmd, 'exit 5');
  assert.strictEqual(error.killed, false);
  done++;
});
execFile('sleep', ['100'], { timeout: 20 }, (error) => {
  assert.strictEqual(error.killed, true);
  assert.strictEqual(error.signal, 'SIGTERM');
  done++;
});
const sleeper = spawn('sleep', ['100']);
sleeper.on('spawn', () => assert.strictEqual(sleeper.kill('SIGKILL'), true));
sleeper.on('exit', (code, signal) => {
  assert.strictEqual(code, null);
  assert.strictEqual(signal, 'SIGKILL');
  done++;
});
assert.strictEqual(execSync('echo hi').toString(), 'hi\n');
const cat = spawnSync('cat', { input: 'through', encoding: 'utf8' });
assert.strictEqual(cat.stdout, 'through');
assert.strictEqual(cat.status, 0);
assert.strictEqual(spawnSync('sleep', ['100'], { timeout: 20 }).error.code, 'ETIMEDOUT');
process.on('exit', () => assert.strictEqual(done, 4));
