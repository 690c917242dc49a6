'use strict';
// A child's output comes before 'close', 'exit' before 'close', and its input reaches it.
const assert = require('assert');
const { spawn } = require('child_process');

const events = [];
let output = '';
const child = spawn('sh', ['-c', 'cat; echo done; exit 3']);
child.stdout.setEncoding('utf8').on('data', (text) => { output += text; });
child.on('spawn', () => events.push('spawn'));
child.on('exit', (code, signal) => {
  assert.strictEqual(code, 3);
  assert.strictEqual(signal, null);
  events.push('exit');
});
child.on('close', (code) => {
  assert.strictEqual(code, 3);
  events.push('close');
});
child.stdin.end('input\n');
process.on('exit', () => {
  assert.deepStrictEqual(events, ['spawn', 'exit', 'close']);
  assert.strictEqual(output, 'input\ndone\n');
  assert.strictEqual(child.exitCode, 3);
});
