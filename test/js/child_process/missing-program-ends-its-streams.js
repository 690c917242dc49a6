'use strict';
// A program that cannot be started: 'error' first, then its output ends like any other's; 'close'
// comes when all is closed. Who collects the output sees the error, not an early close.
const assert = require('assert');
const { spawn } = require('child_process');
const { finished } = require('stream');

const seen = [];
const child = spawn('/no/such/program');
const told = (name) => (value) => seen.push([name, value?.code ?? value ?? 'well'].join(' '));
child.on('error', told('error')).on('close', told('close'));
child.stdin.on('close', () => seen.push('stdin closed'));
for (const name of ['stdout', 'stderr']) {
  finished(child[name], { writable: false }, told(name));
  child[name].on('end', told(`${name} end`));
}
process.on('exit', () => {
  assert.strictEqual(seen[0], 'error ENOENT');
  assert.deepStrictEqual(seen.sort(), ['close -2', 'error ENOENT', 'stderr end well', 'stderr well',
    'stdin closed', 'stdout end well', 'stdout well'].sort());
});
