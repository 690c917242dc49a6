'use strict';

// Encryption with a pair of RSA keys; PKCS#1's padding is not undone, since doing so tells an
// attacker too much.

const assert = require('assert');
const crypto = require('crypto');

const { publicKey, privateKey } = crypto.generateKeyPairSync('rsa', { modulusLength: 1024 });
const text = Buffer.from('a secret');

const closed = crypto.publicEncrypt(publicKey, text);
assert.strictEqual(closed.length, 128);
assert.deepStrictEqual(crypto.privateDecrypt(privateKey, closed), text);

const pem = publicKey.export({ format: 'pem', type: 'spki' });
const options = { oaepHash: 'sha256', oaepLabel: Buffer.from('label') };
const labelled = crypto.publicEncrypt({ key: pem, ...options }, text);
assert.deepStrictEqual(crypto.privateDecrypt({ key: privateKey, ...options }, labelled), text);
assert.throws(() => crypto.privateDecrypt({ key: privateKey, oaepHash: 'sha256' }, labelled),
  Error);

const signed = crypto.privateEncrypt(privateKey, text);
assert.deepStrictEqual(crypto.publicDecrypt(publicKey, signed), text);

assert.throws(() => crypto.publicEncrypt(publicKey, Buffer.alloc(128)), Error);
assert.throws(() => crypto.publicEncrypt({ key: publicKey, oaepHash: 'nothing' }, text),
  { code: 'ERR_OSSL_EVP_INVALID_DIGEST' });
assert.throws(() => crypto.privateDecrypt(publicKey, closed),
  { code: 'ERR_CRYPTO_INVALID_KEY_OBJECT_TYPE' });
