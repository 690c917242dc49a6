'use strict';
// A program may put something else in the place of `process`: its end is the same.
const assert = require('assert');
const { spawnSync } = require('child_process');

const { status, stderr } = spawnSync(process.execPath, ['-e', `
  process.on('exit', () => { realProcess.exitCode = 4; });
  const realProcess = process;
  globalThis.process = {};
  setImmediate(() => {});
`], { encoding: 'utf8' });
assert.strictEqual(stderr, '');
assert.strictEqual(status, 4);
