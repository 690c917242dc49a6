'use strict';
// <Buffer …> with INSPECT_MAX_BYTES, and what else the object has.
const assert = require('assert');
const buffer = require('buffer');
const { inspect } = require('util');

assert.strictEqual(inspect(Buffer.from('abc')), '<Buffer 61 62 63>');
assert.strictEqual(inspect(Buffer.alloc(0)), '<Buffer >');
assert.strictEqual(inspect(Buffer.alloc(52)), `<Buffer${' 00'.repeat(50)} ... 2 more bytes>`);
assert.strictEqual(inspect(Buffer.alloc(51)), `<Buffer${' 00'.repeat(50)} ... 1 more byte>`);
buffer.INSPECT_MAX_BYTES = 2;
assert.strictEqual(inspect(Buffer.from('abcd')), '<Buffer 61 62 ... 2 more bytes>');
assert.strictEqual(inspect(Object.assign(Buffer.from('a'), { x: 1, y: 'z' })),
  "<Buffer 61, x: 1, y: 'z'>");
assert.strictEqual(Buffer.from('a').inspect(), '<Buffer 61>');
