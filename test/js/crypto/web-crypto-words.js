'use strict';
// What SubtleCrypto says of wrong arguments, in Node's words and order.
const assert = require('assert');
const { subtle } = require('crypto').webcrypto;

const cases = [
  [() => subtle.generateKey('nope', true, 5), 'TypeError', /argument can not be converted/],
  [() => subtle.generateKey({ name: 'AES-GCM', length: 128 }, true, ['sign']), 'SyntaxError',
    /^Unsupported key usage for an AES key$/],
  [() => subtle.generateKey({ name: 'X25519' }, true, ['sign']), 'SyntaxError',
    /for an X25519 key/],
  [() => subtle.importKey('raw', Buffer.alloc(3), 'X448', true, []), 'DataError',
    /^X448 raw keys must be exactly 56-bytes$/],
  [() => subtle.importKey('jwk', {}, 'AES-CBC', true, ['encrypt']), 'DataError',
    /^Invalid keyData$/],
  [() => subtle.importKey('jwk', 'x', 'AES-CBC', true, ['encrypt']), 'TypeError', /a dictionary$/],
  [() => subtle.importKey('spki', Buffer.alloc(3), 'AES-CBC', true, ['encrypt']),
    'NotSupportedError', /^Unable to import AES key with format spki$/],
  [() => subtle.digest('SHA-1', new SharedArrayBuffer(2)), 'TypeError', /not instance of/],
  [() => subtle.generateKey({
    name: 'RSA-PSS', hash: 'SHA-1', modulusLength: 'x', publicExponent: new Uint8Array([3]),
  }, true, ['sign']), 'TypeError', /is not a finite number\.$/],
  [() => subtle.generateKey({
    name: 'RSA-PSS', hash: 'SHA-1', modulusLength: 1024, publicExponent: 3,
  }, true, ['sign']), 'TypeError', /is not an Uint8Array object\.$/],
  [() => subtle.generateKey({
    name: 'RSA-PSS', hash: 'SHA-1', modulusLength: 0, publicExponent: new Uint8Array([1, 0, 1]),
  }, true, ['sign']), 'OperationError', /operation-specific reason$/],
];

Promise.all(cases.map(([attempt, name, message]) => assert.rejects(attempt, { name, message })))
  .then(async () => {
    const key = await subtle.importKey('raw', Buffer.alloc(16), 'AES-GCM', true, ['encrypt']);
    await assert.rejects(subtle.exportKey('pkcs8', key), /Unable to export a pkcs8 AES-GCM secret/);
    await assert.rejects(subtle.encrypt({ name: 'AES-GCM', iv: Buffer.alloc(0) }, key, key.type),
      { name: 'TypeError' });
    await assert.rejects(
      subtle.encrypt({ name: 'AES-GCM', iv: Buffer.alloc(0) }, key, Buffer.alloc(1)),
      { name: 'OperationError' });
    const base = await subtle.importKey('raw', Buffer.alloc(1), 'HKDF', false, ['deriveBits']);
    const hkdf = { name: 'HKDF', hash: 'SHA-1', salt: Buffer.alloc(1), info: Buffer.alloc(1) };
    await assert.rejects(subtle.deriveBits(hkdf, base, undefined), /length cannot be zero/);
    await assert.rejects(subtle.deriveBits(hkdf, base, null), /length cannot be null/);
    process.on('exit', () => console.log('done'));
  });
