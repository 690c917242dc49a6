'use strict';
// Whatever the pieces, the text is the same as that of all bytes at once.
const assert = require('assert');
const { StringDecoder } = require('string_decoder');

const text = 'a\u00e9\u20ac\ud83d\ude00z';
for (const encoding of ['utf8', 'utf16le', 'base64', 'base64url', 'hex', 'latin1']) {
  const bytes = Buffer.from(text, encoding === 'utf16le' ? 'utf16le' : 'utf8');
  const whole = bytes.toString(encoding);
  for (let size = 1; size <= bytes.length; size++) {
    const decoder = new StringDecoder(encoding);
    let decoded = '';
    for (let at = 0; at < bytes.length; at += size) {
      decoded += decoder.write(bytes.subarray(at, at + size));
    }
    assert.strictEqual(decoded + decoder.end(), whole, `${encoding} by ${size}`);
  }
}
