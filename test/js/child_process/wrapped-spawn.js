'use strict';
// Packages that follow what a program starts (coverage) wrap ChildProcess.prototype.spawn and
// process.binding('spawn_sync').spawn, and change the environment that they find there.
const assert = require('assert');
const childProcess = require('child_process');

function wrapped(original) {
  return function(options) {
    assert.strictEqual(options.file, process.execPath);
    assert.ok(options.args.includes('-p'));
    options.envPairs.push('ADDED=yes');
    return original.call(this, options);
  };
}
const { prototype } = childProcess.ChildProcess;
const sync = process.binding('spawn_sync');
prototype.spawn = wrapped(prototype.spawn);
sync.spawn = wrapped(sync.spawn);

const args = ['-p', 'process.env.ADDED'];
assert.strictEqual(childProcess.spawnSync(process.execPath, args).stdout.toString(), 'yes\n');
assert.strictEqual(childProcess.execFileSync(process.execPath, args, { encoding: 'utf8' }),
  'yes\n');
childProcess.execFile(process.execPath, args, (error, stdout) => {
  assert.ifError(error);
  assert.strictEqual(stdout, 'yes\n');
});
