'use strict';
// util.deprecate warns once per function, or once per code.
const assert = require('assert');
const { deprecate } = require('util');

const warnings = [];
process.on('warning', ({ name, message, code }) => warnings.push([name, message, code]));

const sum = deprecate((a, b) => a + b, 'sum is old', 'DEP_SUM');
assert.strictEqual(sum(1, 2), 3);
assert.strictEqual(sum(2, 2), 4);
deprecate(() => {}, 'the same code again', 'DEP_SUM')();
deprecate(() => {}, 'without code')();

class Old { constructor(value) { this.value = value; } static make() { return new this(1); } }
const Deprecated = deprecate(Old, 'Old is old');
assert.ok(new Deprecated(5) instanceof Old);
assert.strictEqual(new Deprecated(5).value, 5);
assert.strictEqual(Deprecated.make().value, 1);
assert.throws(() => deprecate(() => {}, 'text', 5), { code: 'ERR_INVALID_ARG_TYPE' });

process.on('exit', () => assert.deepStrictEqual(warnings, [
  ['DeprecationWarning', 'sum is old', 'DEP_SUM'],
  ['DeprecationWarning', 'without code', undefined],
  ['DeprecationWarning', 'Old is old', undefined],
]));
