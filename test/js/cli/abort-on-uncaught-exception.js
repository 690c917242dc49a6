'use strict';
// --abort-on-uncaught-exception: a signal and a core, unless somebody has promised to handle it.
const assert = require('assert');
const { spawnSync } = require('child_process');

function run(code) {
  // No core file is written, whatever the machine's limits are.
  const { signal, stdout } = spawnSync('sh', ['-c', 'ulimit -c 0; exec "$0" "$@"', process.execPath,
    '--abort-on-uncaught-exception', '-e', code], { encoding: 'utf8' });
  return [signal === null ? '' : 'aborted', stdout.trim()].join(' ').trim();
}

assert.strictEqual(run('throw new Error("x")'), 'aborted');
assert.strictEqual(run('setTimeout(() => { throw new Error("x") })'), 'aborted');
assert.strictEqual(run('process.on("uncaughtException", () => {}); throw 1'), 'aborted');
assert.strictEqual(run('Promise.reject(new Error("x"))'), 'aborted');
assert.strictEqual(run('try { throw 1 } catch { console.log("caught") }'), 'caught');
assert.strictEqual(
  run('process.setUncaughtExceptionCaptureCallback(() => console.log("taken")); throw 1'), 'taken');
const inDomain = 'd.run(() => { throw new Error("x") })';
assert.strictEqual(run(`const d = require("domain").create(); ${inDomain}`), 'aborted');
assert.strictEqual(
  run(`const d = require("domain").create(); d.on("error", () => console.log("d")); ${inDomain}`),
  'd');
