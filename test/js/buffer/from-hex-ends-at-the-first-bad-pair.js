'use strict';
// Hexadecimal digits in both cases; the first pair that is none ends it, an odd digit is dropped.
const assert = require('assert');

assert.strictEqual(Buffer.from('0aFf', 'hex').toString('latin1'), '\n\xff');
assert.strictEqual(Buffer.from('abx1cd', 'hex').length, 1);
assert.strictEqual(Buffer.from('abc', 'hex').length, 1);
assert.strictEqual(Buffer.from('a', 'hex').length, 0);
assert.strictEqual(Buffer.from('0123456789abcdef'.repeat(1000), 'hex').length, 8000);
