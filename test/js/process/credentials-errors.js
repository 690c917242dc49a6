'use strict';
// Errors of process.setuid and its family.
const assert = require('assert');

assert.throws(() => process.setuid('no such user'), {
  code: 'ERR_UNKNOWN_CREDENTIAL', message: 'User identifier does not exist: no such user',
});
assert.throws(() => process.setgid('no such group'), {
  code: 'ERR_UNKNOWN_CREDENTIAL', message: 'Group identifier does not exist: no such group',
});
assert.throws(() => process.setuid({}), { code: 'ERR_INVALID_ARG_TYPE' });
if (process.getuid() !== 0) {
  assert.throws(() => process.setuid(0), {
    name: 'Error', code: 'EPERM', errno: 1, syscall: 'setuid',
    message: 'EPERM, Operation not permitted',
  });
}
