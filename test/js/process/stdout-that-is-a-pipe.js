'use strict';
// process.stdout on a pipe: a net.Socket, broken after end(). Of a pipe that nobody reads console
// ignores the first failure; who goes on writing is ended.
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
} else if (mode === 'once') {
  setTimeout(() => console.log('x'), 5);
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

  const once = spawn(process.execPath, [__filename, 'once'],
    { stdio: ['ignore', 'pipe', 'inherit'] });
  once.stdout.destroy();
  once.on('close', (code) => assert.strictEqual(code, 0));
}
