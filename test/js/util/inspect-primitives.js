'use strict';
// util.inspect of primitives: quotes, escapes, line splitting, limits, numeric separators.
const assert = require('assert');
const { inspect } = require('util');

const cases = [
  [undefined, 'undefined'], [null, 'null'], [true, 'true'], [0, '0'], [-0, '-0'], [NaN, 'NaN'],
  [1e21, '1e+21'], [-1.5, '-1.5'], [123n, '123n'], [Symbol('a b'), 'Symbol(a b)'],
  ['', "''"], ['a', "'a'"], ["it's", '"it\'s"'], ['say "it\'s"', '`say "it\'s"`'],
  ['"it\'s" `x`', '\'"it\\\'s" `x`\''], ['${\'"', '\'${\\\'"\''],
  ['\n\t\b\f\r\\', "'\\n\\t\\b\\f\\r\\\\'"], ['\x00\x1b\x7f\x9f', "'\\x00\\x1B\\x7F\\x9F'"],
  ['\ud83d', "'\\ud83d'"], ['\ud83d\ude00', "'\ud83d\ude00'"],
];
for (const [value, text] of cases) assert.strictEqual(inspect(value), text);

assert.strictEqual(inspect('abcdef', { maxStringLength: 4 }), "'abcd'... 2 more characters");
assert.strictEqual(inspect('abcdef', { maxStringLength: 5 }), "'abcde'... 1 more character");
assert.strictEqual(inspect('abcdef', { maxStringLength: null }), "'abcdef'");

const lines = 'the first line of a text\nthe second one\nthe third, and that is all of it here';
assert.strictEqual(inspect({ lines }), `{
  lines: 'the first line of a text\\n' +
    'the second one\\n' +
    'the third, and that is all of it here'
}`);

const separators = { numericSeparator: true };
assert.strictEqual(inspect(1234567.8901, separators), '1_234_567.890_1');
assert.strictEqual(inspect(-1234, separators), '-1_234');
assert.strictEqual(inspect(123, separators), '123');
assert.strictEqual(inspect(123456789n, separators), '123_456_789n');
