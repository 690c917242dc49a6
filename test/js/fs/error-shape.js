'use strict';
// A system error has code, errno, syscall, path, and these alone as own enumerable properties.
const assert = require('assert');
const fs = require('fs');

let error;
try {
  fs.openSync('/no/such/file');
} catch (thrown) {
  error = thrown;
}
assert.ok(error instanceof Error);
assert.strictEqual(error.message, "ENOENT: no such file or directory, open '/no/such/file'");
assert.deepStrictEqual({ ...error },
  { errno: -2, syscall: 'open', code: 'ENOENT', path: '/no/such/file' });
fs.open('/no/such/file', (later) => assert.deepStrictEqual({ ...later }, { ...error }));
fs.promises.open('/no/such/file').catch((late) => assert.deepStrictEqual({ ...late },
  { ...error }));
