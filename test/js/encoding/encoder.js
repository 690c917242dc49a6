'use strict';
// TextEncoder: lone surrogates, and encodeInto() with too little room.
const assert = require('assert');

const encoder = new TextEncoder();
assert.strictEqual(encoder.encoding, 'utf-8');
assert.deepStrictEqual([...encoder.encode('a\u00e9\ud800')], [0x61, 0xc3, 0xa9, 0xef, 0xbf, 0xbd]);
assert.deepStrictEqual([...encoder.encode()], []);
assert.strictEqual(encoder.encode('abc').buffer.byteLength, 3);
const bytes = new Uint8Array(5);
assert.deepStrictEqual({ ...encoder.encodeInto('a\u20ac\ud83d\ude00', bytes) }, { read: 2, written: 4 });
assert.deepStrictEqual([...bytes], [0x61, 0xe2, 0x82, 0xac, 0]);
assert.deepStrictEqual({ ...encoder.encodeInto('abc', new Uint8Array(0)) }, { read: 0, written: 0 });
assert.throws(() => encoder.encodeInto(5, bytes), { code: 'ERR_INVALID_ARG_TYPE' });
assert.throws(() => encoder.encodeInto('a', [1]), { code: 'ERR_INVALID_ARG_TYPE' });
