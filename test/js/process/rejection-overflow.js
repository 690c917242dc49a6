'use strict';
// A rejection that comes when the stack is full, so that nobody can be told of it, is printed.
const assert = require('assert');
const { spawnSync } = require('child_process');

if (process.argv[2] === 'child') {
  const recurse = async () => {
    recurse();
    throw new Error();
  };
  recurse();
} else {
  const { status, stderr } = spawnSync(process.execPath,
    ['--unhandled-rejections=none', '--stack_size=150', __filename, 'child'],
    { encoding: 'latin1' });
  assert.strictEqual(status, 0);
  assert.ok(stderr.startsWith('Exception in PromiseRejectCallback:\n'), stderr.slice(0, 500));
  assert.ok(stderr.slice(0, 2048).includes('RangeError: Maximum call stack size exceeded'));
}
