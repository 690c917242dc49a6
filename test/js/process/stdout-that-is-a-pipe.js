'use strict';
// process.stdout on a pipe: a net.Socket, broken after end(); a pipe that nobody reads ends the
// program, by way of console, too.
const assert = require('assert');
const { spawn, spawnSync } = require('child_process');
const net = require('net');
const { Duplex } = require('stream');

const [, , mode] = process.argv;
if (mode === 'ended') {
  assert(process.stdout instanceof net.Socket && process.stdout instanceof Duplex);
  assert.strictEqual(process.stdout.readable, false);
  process.stdout.on('error', ({ code }) => console.error('error', code));
  process.stdout.on('finish', () => console.error('finish'));
  process.stdout.end('bye\n');
  setImmediate(() => process.stdout.write('x', ({ code }) => console.error('write', code)));
} else if (mode === 'unread') {
  setInterval(() => console.log('x'), 5);
} else {
  const { stdout, stderr } = spawnSync(process.execPath, [__filename, 'ended'],
    { encoding: 'utf8' });
  assert.strictEqual(stdout, 'bye\n');
  assert.strictEqual(stderr, 'finish\nwrite EPIPE\nerror EPIPE\n');

  const child = spawn(process.execPath, [__filename, 'unread'],
    { stdio: ['ignore', 'pipe', 'pipe'] });
  child.stdout.destroy();
  let told = '';
  child.stderr.setEncoding('utf8').on('data', (text) => { told += text; });
  child.on('close', (code) => {
    assert.strictEqual(code, 1);
    assert.match(told, /Error: write EPIPE[^]*Emitted 'error' event on Socket instance/);
  });
}
