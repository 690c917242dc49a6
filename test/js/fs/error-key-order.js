'use strict';
// The own properties of an error: thrown, its code is behind the system call; handed to a callback
// or a promise, before it.
const assert = require('assert');
const fs = require('fs');

assert.throws(() => fs.openSync('/missing'), (error) => {
  assert.deepStrictEqual(Object.keys(error), ['errno', 'syscall', 'code', 'path']);
  return true;
});
fs.open('/missing', (error) => {
  assert.deepStrictEqual(Object.keys(error), ['errno', 'code', 'syscall', 'path']);
});
fs.realpath('/missing', (error) => {
  assert.deepStrictEqual(Object.keys(error), ['errno', 'code', 'syscall', 'path']);
});
fs.read(1000, Buffer.alloc(1), 0, 1, 0, (error, bytesRead, buffer) => {
  assert.strictEqual(error.code, 'EBADF');
  assert.strictEqual(bytesRead, 0);
  assert.strictEqual(buffer.length, 1);
});
assert.rejects(fs.promises.rename('/missing', '/missing2'), (error) => {
  assert.deepStrictEqual(Object.keys(error), ['errno', 'code', 'syscall', 'path', 'dest']);
  return true;
});
