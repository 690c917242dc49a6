'use strict';
// child[Symbol.dispose]() ends the child.
const assert = require('assert');
const { spawn } = require('child_process');

const child = spawn('cat');
child.on('exit', (code, signal) => {
  assert.strictEqual(code, null);
  assert.strictEqual(signal, 'SIGTERM');
});
child[Symbol.dispose]();
assert.strictEqual(child.killed, true);
child[Symbol.dispose]();
