'use strict';
// A module that waits for ever at its top level exits with 13, unless process.exit() is called.
const assert = require('assert');
const { spawnSync } = require('child_process');

function codeOf(code) {
  const args = ['--input-type=module', '-e', code];
  return spawnSync(process.execPath, args, { stdio: 'ignore' }).status;
}

assert.strictEqual(codeOf('await new Promise(() => {})'), 13);
assert.strictEqual(codeOf('setImmediate(() => process.exit()); await new Promise(() => {})'), 0);
assert.strictEqual(codeOf('process.exitCode = 2; await new Promise(() => {})'), 2);
assert.strictEqual(codeOf('await Promise.reject(new Error("x"))'), 1);
