'use strict';
// Buffer() and new Buffer() still work, and warn once.
const assert = require('assert');

const warnings = [];
process.on('warning', (warning) => warnings.push(warning));
assert.strictEqual(new Buffer('abc').toString(), 'abc');
assert.strictEqual(Buffer(3).length, 3);
assert.deepStrictEqual([...new Buffer([1, 2])], [1, 2]);
assert.throws(() => new Buffer(5, 'utf8'), {
  code: 'ERR_INVALID_ARG_TYPE', message: 'The "string" argument must be of type string. ' +
    'Received type number (5)',
});
process.on('exit', () => {
  assert.strictEqual(warnings.length, 1);
  assert.strictEqual(warnings[0].code, 'DEP0005');
  assert.strictEqual(warnings[0].name, 'DeprecationWarning');
});
