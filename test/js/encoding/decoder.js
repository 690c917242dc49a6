'use strict';
// TextDecoder: encodings, byte order marks, streams and fatal errors.
const assert = require('assert');

const decode = (bytes, ...args) => new TextDecoder(...args).decode(new Uint8Array(bytes));
assert.strictEqual(decode([0xef, 0xbb, 0xbf, 0x61]), 'a');
assert.strictEqual(decode([0xef, 0xbb, 0xbf, 0x61], 'utf-8', { ignoreBOM: true }), '\ufeffa');
assert.strictEqual(decode([0x61, 0xff, 0xe2, 0x82]), 'a\ufffd\ufffd');
assert.strictEqual(decode([0x3d, 0xd8, 0x0d, 0xdc, 0x61], 'utf-16'), '\ud83d\udc0d\ufffd');
assert.strictEqual(decode([0xd8, 0x3d], 'utf-16be'), '\ufffd');
assert.strictEqual(decode([0xc1], 'koi8-r'), '\u0430');
assert.strictEqual(new TextDecoder(' Latin1\n').encoding, 'windows-1252');

const stream = new TextDecoder();
assert.strictEqual(stream.decode(new Uint8Array([0xef, 0xbb]), { stream: true }), '');
assert.strictEqual(stream.decode(new Uint8Array([0xbf, 0xf0, 0x9f]), { stream: true }), '');
assert.strictEqual(stream.decode(new Uint8Array([0x98, 0x80]), { stream: true }), '\ud83d\ude00');
assert.strictEqual(stream.decode(), '');

const fatal = new TextDecoder('utf-8', { fatal: true });
assert.throws(() => fatal.decode(new Uint8Array([0xff])), {
  code: 'ERR_ENCODING_INVALID_ENCODED_DATA', name: 'TypeError',
  message: 'The encoded data was not valid for encoding utf-8',
});
assert.strictEqual(fatal.decode(new Uint8Array([0x61])), 'a');
assert.throws(() => new TextDecoder('nothing'), {
  code: 'ERR_ENCODING_NOT_SUPPORTED', name: 'RangeError',
  message: 'The "nothing" encoding is not supported',
});
