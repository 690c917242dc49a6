'use strict';
// A byte that begins no character is replaced at once; a character that is only begun waits.
const assert = require('assert');

const pieces = (...bytes) => {
  const decoder = new TextDecoder();
  const got = bytes.map((byte) => decoder.decode(new Uint8Array([byte]), { stream: true }));
  return [...got, decoder.decode()];
};
assert.deepStrictEqual(pieces(0xff), ['\ufffd', '']);
assert.deepStrictEqual(pieces(0xc0, 0x41), ['\ufffd', 'A', '']);
assert.deepStrictEqual(pieces(0xed, 0xa0, 0x80), ['', '\ufffd\ufffd', '\ufffd', '']);
assert.deepStrictEqual(pieces(0xe2, 0x82, 0xac), ['', '', '\u20ac', '']);
assert.deepStrictEqual(pieces(0xf0, 0x9f, 0x98, 0x80), ['', '', '', '\u{1f600}', '']);
assert.deepStrictEqual(pieces(0xf0, 0x80), ['', '\ufffd\ufffd', '']);
assert.deepStrictEqual(pieces(0xf5), ['\ufffd', '']);

for (const options of [undefined, { stream: true }]) {
  assert.throws(() => new TextDecoder().decode(5, options), {
    code: 'ERR_INVALID_ARG_TYPE',
    message: `The "${options ? 'input' : 'list'}" argument must be an instance of ` +
      'SharedArrayBuffer, ArrayBuffer or ArrayBufferView.',
  });
}
