'use strict';
// The error that a callback or a promise gets has no stack of its own, and prints without one; an
// empty path is told in it, although a thrown error leaves it out.
const assert = require('assert');
const fs = require('fs');
const { inspect } = require('util');

const kMessage = "ENOENT: no such file or directory, open ''";
fs.open('', (error) => {
  assert.strictEqual(error.stack, `Error: ${kMessage}`);
  assert.deepStrictEqual(Object.keys(error), ['errno', 'code', 'syscall', 'path']);
  assert.match(inspect(error), /^\[Error: ENOENT: no such file or directory, open ''\] \{/);
  fs.promises.open('').then(assert.fail, (rejected) => {
    assert.strictEqual(rejected.stack, `Error: ${kMessage}`);
    assert.strictEqual(rejected.path, '');
  });
});
assert.strictEqual(Error.stackTraceLimit, 10);
assert.throws(() => fs.openSync(''), (error) => {
  assert.strictEqual(error.message, 'ENOENT: no such file or directory, open');
  assert(!('path' in error));
  return error.stack.includes('\n    at ');
});
