'use strict';
// What one encrypts the other decrypts, in every mode, in pieces and in all encodings.
const assert = require('assert');
const { createCipheriv, createDecipheriv } = require('crypto');

const text = 'the quick brown fox jumps over the lazy dog \u20ac';
for (const [name, keySize, ivSize] of [['aes-128-cbc', 16, 16], ['aes-256-cbc', 32, 16],
  ['aes-192-ctr', 24, 16],
  ['aes-256-ecb', 32, 0], ['aes-128-ofb', 16, 16], ['aes-256-cfb8', 32, 16]]) {
  const key = Buffer.alloc(keySize, 1), iv = ivSize === 0 ? null : Buffer.alloc(ivSize, 2);
  for (const encoding of ['hex', 'base64', 'latin1']) {
    const cipher = createCipheriv(name, key, iv);
    let secret = '';
    for (const character of text) secret += cipher.update(character, 'utf8', encoding);
    secret += cipher.final(encoding);
    const decipher = createDecipheriv(name, key, iv);
    assert.strictEqual(decipher.update(secret, encoding, 'utf8') + decipher.final('utf8'), text,
      name);
  }
}
const key = Buffer.alloc(16), iv = Buffer.alloc(16);
const cipher = createCipheriv('aes-128-cbc', key, iv);
assert.strictEqual(cipher.update('hello', 'utf8', 'hex') + cipher.final('hex'),
  '9834ed518cbc8fbe9af3c6ecb75eb8c0');
