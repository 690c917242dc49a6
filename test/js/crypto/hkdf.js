'use strict';
// hkdf gives an ArrayBuffer: RFC 5869's first answer, and what is refused.
const assert = require('assert');
const { createSecretKey, hkdf, hkdfSync } = require('crypto');

const ikm = Buffer.alloc(22, 0x0b), salt = Buffer.from('000102030405060708090a0b0c', 'hex');
const info = Buffer.from('f0f1f2f3f4f5f6f7f8f9', 'hex');
const answer = '3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf34007208d5b887' +
  '185865';
const out = hkdfSync('sha256', ikm, salt, info, 42);
assert.ok(out instanceof ArrayBuffer);
assert.strictEqual(Buffer.from(out).toString('hex'), answer);
assert.strictEqual(Buffer.from(hkdfSync('sha256', createSecretKey(ikm), salt, info,
  42)).toString('hex'), answer);
let told = false;
hkdf('sha256', ikm, salt, info, 42, (error, key) => {
  assert.strictEqual(Buffer.from(key).toString('hex'), answer);
  told = true;
});
assert.throws(() => hkdfSync('nope', ikm, salt, info, 42), { code: 'ERR_CRYPTO_INVALID_DIGEST' });
assert.throws(() => hkdfSync('sha256', ikm, salt, info, 255 * 32 + 1),
  { code: 'ERR_CRYPTO_INVALID_KEYLEN' });
assert.throws(() => hkdfSync('sha256', ikm, salt, Buffer.alloc(1025), 4),
  { code: 'ERR_OUT_OF_RANGE' });
assert.throws(() => hkdfSync('sha256', 5, salt, info, 4), { code: 'ERR_INVALID_ARG_TYPE',
  message: /"ikm" argument/ });
process.on('exit', () => assert.ok(told));
