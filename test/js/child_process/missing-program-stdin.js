'use strict';
// The stdin of a program that could not be started: a broken pipe.
const assert = require('assert');
const { spawn } = require('child_process');

const events = [];
const child = spawn('/nonexistent/program', ['x']);
assert.strictEqual(child.pid, undefined);
child.stdin.write('text', (error) => events.push([error.code, error.syscall]));
child.on('error', ({ code, path, spawnargs }) => events.push([code, path, spawnargs]));
child.on('close', (code) => events.push(['close', code]));
child.stdin.on('close', () => events.push(['stdin closed']));
process.on('exit', () => {
  assert.deepStrictEqual(events.slice(0, 2),
    [['ENOENT', '/nonexistent/program', ['x']], ['EPIPE', 'write']]);
  assert.deepStrictEqual(events.slice(2).sort(), [['close', -2], ['stdin closed']]);
});
