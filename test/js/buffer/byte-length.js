'use strict';
// Buffer.byteLength of text in an encoding, and of things with bytes.
const assert = require('assert');

assert.strictEqual(Buffer.byteLength('h\u00e9\u20ac\u{1f600}'), 10);
assert.strictEqual(Buffer.byteLength('h\u00e9', 'latin1'), 2);
assert.strictEqual(Buffer.byteLength('h\u00e9', 'ucs2'), 4);
assert.strictEqual(Buffer.byteLength('abcd', 'hex'), 2);
assert.strictEqual(Buffer.byteLength('YWJj', 'base64'), 3);
assert.strictEqual(Buffer.byteLength('YQ==', 'base64'), 1);
assert.strictEqual(Buffer.byteLength('YQ', 'base64url'), 1);
assert.strictEqual(Buffer.byteLength('\u20ac', 'no such'), 3);
assert.strictEqual(Buffer.byteLength(new ArrayBuffer(5)), 5);
assert.strictEqual(Buffer.byteLength(new Float64Array(2)), 16);
assert.throws(() => Buffer.byteLength(5), { code: 'ERR_INVALID_ARG_TYPE',
  message: 'The "string" argument must be of type string or an instance of Buffer or ' +
    'ArrayBuffer. Received type number (5)' });
