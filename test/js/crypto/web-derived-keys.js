// The Web's crypto: bits and keys from passwords (PBKDF2) and from other secrets (HKDF).
'use strict';
const assert = require('assert');
const crypto = require('crypto');

const { subtle } = crypto.webcrypto;
const secret = Buffer.from('a secret'), salt = Buffer.from('salt');
const hex = (bytes) => Buffer.from(bytes).toString('hex');

async function main() {
  const usages = ['deriveBits', 'deriveKey'];
  const password = await subtle.importKey('raw', secret, 'PBKDF2', false, usages);
  const pbkdf2 = { name: 'PBKDF2', hash: 'SHA-256', salt, iterations: 10 };
  const expected = crypto.pbkdf2Sync(secret, salt, 10, 32, 'sha256');
  assert.strictEqual(hex(await subtle.deriveBits(pbkdf2, password, 256)), expected.toString('hex'));
  const aes = await subtle.deriveKey(pbkdf2, password, { name: 'AES-GCM', length: 256 }, true,
    ['encrypt']);
  assert.strictEqual(hex(await subtle.exportKey('raw', aes)), expected.toString('hex'));
  const hmac = await subtle.deriveKey(pbkdf2, password, { name: 'HMAC', hash: 'SHA-1' }, true,
    ['sign']);
  assert.strictEqual(hmac.algorithm.length, 512);

  const other = await subtle.importKey('raw', secret, 'HKDF', false, usages);
  const hkdf = { name: 'HKDF', hash: 'SHA-512', salt, info: new Uint8Array(3).buffer };
  assert.strictEqual(hex(await subtle.deriveBits(hkdf, other, 64)),
    hex(crypto.hkdfSync('sha512', secret, salt, new Uint8Array(3), 8)));

  const operation = { name: 'OperationError' };
  await assert.rejects(subtle.deriveBits(pbkdf2, password, 0),
    { ...operation, message: 'length cannot be zero' });
  await assert.rejects(subtle.deriveBits(pbkdf2, password, 7), operation);
  await assert.rejects(subtle.deriveBits(pbkdf2, password, null), operation);
  await assert.rejects(subtle.deriveBits({ ...pbkdf2, iterations: 0 }, password, 8), operation);
  await assert.rejects(subtle.deriveBits(hkdf, password, 8), { name: 'InvalidAccessError' });
  await assert.rejects(subtle.importKey('raw', secret, 'PBKDF2', true, usages),
    { name: 'SyntaxError', message: 'PBKDF2 keys are not extractable' });
  await assert.rejects(subtle.exportKey('raw', password), { message: 'key is not extractable' });
}

main().then(() => console.log('done'));
