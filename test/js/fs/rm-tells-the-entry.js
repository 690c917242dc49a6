'use strict';
// A tree that cannot be removed: the error names the entry and the call that failed, also after
// further tries.
const assert = require('assert');
const fs = require('fs');

const options = { recursive: true, maxRetries: 2, retryDelay: 1 };
const expected = (error) => {
  assert.strictEqual(error.code, 'EPERM');
  assert.strictEqual(error.syscall, 'unlink');
  assert(error.path.startsWith('/proc/self/task/'), error.path);
  return true;
};
assert.throws(() => fs.rmSync('/proc/self/task', options), expected);
fs.rm('/proc/self/task', options, expected);
fs.promises.rm('/proc/self/task', options).then(assert.fail, expected);
