// The Web's crypto: digests, and signatures with a secret key.
'use strict';
const assert = require('assert');
const crypto = require('crypto');

const { subtle } = crypto.webcrypto;
const data = Buffer.from('data');
const hex = (bytes) => Buffer.from(bytes).toString('hex');

async function main() {
  assert.strictEqual(crypto.subtle, subtle);
  for (const [name, short] of [['SHA-1', 'sha1'], ['sha-256', 'sha256'],
    [{ name: 'SHA-384' }, 'sha384'], ['SHA-512', 'sha512']]) {
    const digest = await subtle.digest(name, data);
    assert.ok(digest instanceof ArrayBuffer);
    assert.strictEqual(hex(digest), crypto.createHash(short).update(data).digest('hex'));
  }
  // What is digested is the data as it was at the call.
  const changing = new Uint8Array([1, 2, 3]);
  const pending = subtle.digest('SHA-1', changing);
  changing.fill(0);
  assert.strictEqual(hex(await pending),
    crypto.createHash('sha1').update(Buffer.from([1, 2, 3])).digest('hex'));

  const key = await subtle.importKey('raw', data, { name: 'hmac', hash: 'SHA-256' }, true,
    ['sign', 'verify']);
  assert.deepStrictEqual(key.algorithm, { name: 'HMAC', hash: { name: 'SHA-256' }, length: 32 });
  assert.deepStrictEqual([key.type, key.extractable, key.usages],
    ['secret', true, ['sign', 'verify']]);
  const signature = await subtle.sign('HMAC', key, data);
  assert.strictEqual(hex(signature), crypto.createHmac('sha256', data).update(data).digest('hex'));
  assert.strictEqual(hex(signature), crypto.createHmac('sha256', key).update(data).digest('hex'));
  assert.strictEqual(await subtle.verify('HMAC', key, signature, data), true);
  assert.strictEqual(await subtle.verify('HMAC', key, signature, Buffer.from('other')), false);
  assert.strictEqual(await subtle.verify('HMAC', key, Buffer.alloc(3), data), false);

  assert.deepStrictEqual(await subtle.exportKey('jwk', key),
    { key_ops: ['sign', 'verify'], ext: true, kty: 'oct', k: 'ZGF0YQ', alg: 'HS256' });
  const made = await subtle.generateKey({ name: 'HMAC', hash: 'SHA-384' }, true, ['sign']);
  assert.strictEqual((await subtle.exportKey('raw', made)).byteLength, 128);
  assert.ok(require('util').types.isCryptoKey(made));
  assert.ok(crypto.KeyObject.from(key).export().equals(data));
}

main().then(() => console.log('done'));
