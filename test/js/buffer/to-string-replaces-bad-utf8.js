'use strict';
// Each longest beginning of a character that is not completed becomes one U+FFFD.
const assert = require('assert');

const decode = (...bytes) => Buffer.from(bytes).toString();
assert.strictEqual(decode(0x61, 0xff, 0x62), 'a\ufffdb');
assert.strictEqual(decode(0xe2, 0x82), '\ufffd');
assert.strictEqual(decode(0xe2, 0x82, 0x61), '\ufffda');
assert.strictEqual(decode(0xf0, 0x9f, 0x98), '\ufffd');
assert.strictEqual(decode(0xc0, 0x80), '\ufffd\ufffd');
assert.strictEqual(decode(0xed, 0xa0, 0x80), '\ufffd\ufffd\ufffd');
assert.strictEqual(decode(0xf4, 0x90, 0x80, 0x80), '\ufffd\ufffd\ufffd\ufffd');
assert.strictEqual(decode(0xef, 0xbb, 0xbf, 0x61), '\ufeffa');
