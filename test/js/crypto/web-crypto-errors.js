// The Web's crypto rejects what it cannot do, and what is wrong, with Node's errors.
'use strict';
const assert = require('assert');
const { webcrypto: { subtle }, webcrypto } = require('crypto');

const data = Buffer.from('data');
const hmac = { name: 'HMAC', hash: 'SHA-256' };
const jwk = { kty: 'oct', k: 'AAAAAAAAAAAAAAAAAAAAAA' };

const rejected = [
  [() => subtle.digest('MD5', data), 'NotSupportedError', 'Unrecognized algorithm name'],
  [() => subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-257' }, true, ['sign']),
    'NotSupportedError', 'Unrecognized namedCurve'],
  [() => subtle.generateKey('Ed25519', true, ['decrypt']), 'SyntaxError',
    'Unsupported key usage for an Ed25519 key'],
  [() => subtle.generateKey('Ed25519', true, ['verify']), 'SyntaxError',
    'Usages cannot be empty when creating a key.'],
  [() => subtle.importKey('spki', data, 'X25519', true, []), 'DataError', 'Invalid keyData'],
  [() => subtle.digest('SHA-1', 'text'), 'TypeError', "Failed to execute " +
    "'digest' on 'SubtleCrypto': 2nd argument is not instance of ArrayBuffer, Buffer, " +
    'TypedArray, or DataView.'],
  [() => subtle.digest(), 'TypeError',
    "Failed to execute 'digest' on 'SubtleCrypto': 2 arguments required, but only 0 present."],
  [() => subtle.importKey('raw', data, 'HMAC', false, ['sign']), 'TypeError', 'Failed to ' +
    "normalize algorithm: passed algorithm can not be converted to 'HmacImportParams' because " +
    "'hash' is required in 'HmacImportParams'."],
  [() => subtle.importKey('text', data, hmac, false, ['sign']), 'TypeError', 'Failed to execute ' +
    "'importKey' on 'SubtleCrypto': 1st argument value 'text' is not a valid enum value of type " +
    'KeyFormat.'],
  [() => subtle.importKey('raw', data, hmac, false, ['encrypt']), 'SyntaxError',
    'Unsupported key usage for an HMAC key'],
  [() => subtle.importKey('raw', data, hmac, false, []), 'SyntaxError',
    'Usages cannot be empty when importing a secret key.'],
  [() => subtle.importKey('raw', Buffer.alloc(0), hmac, false, ['sign']), 'DataError',
    'Zero-length key is not supported'],
  [() => subtle.importKey('raw', data, 'AES-GCM', false, ['encrypt']), 'DataError',
    'Invalid key length'],
  [() => subtle.importKey('jwk', { ...jwk, alg: 'A256GCM' }, 'AES-GCM', true, ['encrypt']),
    'DataError', 'JWK "alg" does not match the requested algorithm'],
  [() => subtle.importKey('jwk', { ...jwk, kty: 'RSA' }, 'AES-GCM', true, ['encrypt']), 'DataError',
    'Invalid JWK "kty" Parameter'],
  [() => subtle.importKey('jwk', { ...jwk, ext: false }, 'AES-GCM', true, ['encrypt']), 'DataError',
    'JWK "ext" Parameter and extractable mismatch'],
  [() => subtle.generateKey({ name: 'AES-CBC', length: 100 }, true, ['encrypt']), 'OperationError',
    'AES key length must be 128, 192, or 256 bits'],
  [() => subtle.sign('HMAC', {}, data), 'TypeError',
    "Failed to execute 'sign' on 'SubtleCrypto': 2nd argument is not of type CryptoKey."],
];

async function main() {
  for (const [call, name, message] of rejected) await assert.rejects(call(), { name, message });
  const key = await subtle.importKey('raw', data, hmac, true, ['sign']);
  await assert.rejects(subtle.verify('HMAC', key, data, data),
    { name: 'InvalidAccessError', message: 'Unable to use this key to verify' });
  await assert.rejects(subtle.digest.call({}, 'SHA-1', data), { code: 'ERR_INVALID_THIS' });
  assert.throws(() => new webcrypto.constructor(), { code: 'ERR_ILLEGAL_CONSTRUCTOR' });
  assert.throws(() => new key.constructor(), { code: 'ERR_ILLEGAL_CONSTRUCTOR' });
}

main().then(() => console.log('done'));
