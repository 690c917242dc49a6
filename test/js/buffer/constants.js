'use strict';
// The limits of this engine.
const assert = require('assert');
const buffer = require('buffer');

assert.strictEqual(buffer.kMaxLength, 2 ** 32);
assert.strictEqual(buffer.kStringMaxLength, 0x1fffffe8);
assert.strictEqual(buffer.constants.MAX_LENGTH, buffer.kMaxLength);
assert.strictEqual(buffer.constants.MAX_STRING_LENGTH, buffer.kStringMaxLength);
assert.throws(() => { buffer.constants.MAX_LENGTH = 1; }, TypeError);
