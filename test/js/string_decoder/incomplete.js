'use strict';
// What is held back between two pieces, and what becomes of it at the end.
const assert = require('assert');
const { StringDecoder } = require('string_decoder');

const decoder = new StringDecoder();
assert.strictEqual(decoder.encoding, 'utf8');
assert.strictEqual(decoder.write(Buffer.from([0x61, 0xe2, 0x82])), 'a');
assert.strictEqual(decoder.lastNeed, 1);
assert.strictEqual(decoder.lastTotal, 3);
assert.strictEqual(decoder.end(), '\ufffd');
assert.strictEqual(decoder.write(Buffer.from([0xe2, 0x41])), '\ufffdA');
assert.strictEqual(decoder.end(Buffer.from([0xf0])), '\ufffd');

const wide = new StringDecoder('ucs2');
assert.strictEqual(wide.write(Buffer.from([0x3d, 0xd8])), '');
assert.strictEqual(wide.write(Buffer.from([0x0d])), '');
assert.strictEqual(wide.write(Buffer.from([0xdc])), '\ud83d\udc0d');
assert.strictEqual(new StringDecoder('base64').end(Buffer.from('a')), 'YQ==');
assert.strictEqual(new StringDecoder('base64url').end(Buffer.from('a')), 'YQ');
assert.throws(() => new StringDecoder('nothing'),
  { code: 'ERR_UNKNOWN_ENCODING', message: 'Unknown encoding: nothing' });
assert.throws(() => decoder.write(null), { code: 'ERR_INVALID_ARG_TYPE' });
assert.strictEqual(decoder.write('text'), 'text');
