'use strict';
// process.assert: deprecated, and an Error with ERR_ASSERTION.
const assert = require('assert');

process.on('warning', (warning) => assert.strictEqual(warning.code, 'DEP0100'));
assert.strictEqual(process.assert(true, 'x'), undefined);
assert.throws(() => process.assert(0), {
  name: 'Error', code: 'ERR_ASSERTION', message: 'assertion error',
});
assert.throws(() => process.assert(0, 'mine'), { message: 'mine' });
