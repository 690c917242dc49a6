'use strict';
// assert.fail in its one-argument and its old form.
const assert = require('assert');

const warnings = [];
process.on('warning', ({ code }) => warnings.push(code));

assert.throws(() => assert.fail(), {
  code: 'ERR_ASSERTION', name: 'AssertionError', message: 'Failed', operator: 'fail',
  actual: undefined, expected: undefined, generatedMessage: true,
});
assert.throws(() => assert.fail('told'), { message: 'told', generatedMessage: false });
assert.throws(() => assert.fail(new TypeError('mine')), TypeError);
assert.throws(() => assert.fail('a', 'b'), { message: "'a' != 'b'", operator: '!=' });
assert.throws(() => assert.fail(1, 2, undefined, '>'), { message: '1 > 2', operator: '>' });
assert.throws(() => assert.fail(1, 2, 'told', '>'), { message: 'told', actual: 1, expected: 2 });
process.on('exit', () => assert.deepStrictEqual(warnings, ['DEP0094']));
