'use strict';

// Pairs of keys in the Web's crypto: made, used, carried in every format, and wrapped.

const assert = require('assert');
const { subtle } = globalThis.crypto;

const rsa = {
  modulusLength: 1024, publicExponent: new Uint8Array([1, 0, 1]), hash: 'SHA-256',
};
const signers = [
  [{ name: 'RSASSA-PKCS1-v1_5', ...rsa }, {}],
  [{ name: 'RSA-PSS', ...rsa }, { saltLength: 32 }],
  [{ name: 'ECDSA', namedCurve: 'P-384' }, { hash: 'SHA-384' }],
  [{ name: 'Ed25519' }, {}],
  [{ name: 'Ed448' }, {}],
];
const data = Buffer.from('the wheels of the orrery');

async function carried(key, format, usages) {
  const exported = await subtle.exportKey(format, key);
  return subtle.importKey(format, exported, key.algorithm, true, usages);
}

async function signWith(algorithm, parameters) {
  const { name } = algorithm;
  const { publicKey, privateKey } = await subtle.generateKey(algorithm, true, ['sign', 'verify']);
  assert.deepStrictEqual([publicKey.type, privateKey.type], ['public', 'private']);
  assert.deepStrictEqual([publicKey.usages, privateKey.usages], [['verify'], ['sign']]);
  const signature = await subtle.sign({ name, ...parameters }, privateKey, data);
  for (const format of ['spki', 'jwk']) {
    const key = await carried(publicKey, format, ['verify']);
    assert.ok(await subtle.verify({ name, ...parameters }, key, signature, data));
    assert.ok(!(await subtle.verify({ name, ...parameters }, key, signature, data.subarray(1))));
  }
  for (const format of ['pkcs8', 'jwk']) {
    const key = await carried(privateKey, format, ['sign']);
    const again = await subtle.sign({ name, ...parameters }, key, data);
    assert.ok(await subtle.verify({ name, ...parameters }, publicKey, again, data));
  }
  await assert.rejects(subtle.sign({ name, ...parameters }, publicKey, data),
    { name: 'InvalidAccessError', message: 'Unable to use this key to sign' });
}

async function agreeWith(algorithm) {
  const usages = ['deriveBits', 'deriveKey'];
  const alice = await subtle.generateKey(algorithm, false, usages);
  const bob = await subtle.generateKey(algorithm, false, usages);
  const fromBob = await carried(bob.publicKey, 'raw', []);
  const one = await subtle.deriveBits({ name: algorithm.name, public: fromBob },
    alice.privateKey, 128);
  const two = await subtle.deriveBits({ name: algorithm.name, public: alice.publicKey },
    bob.privateKey, 128);
  assert.strictEqual(one.byteLength, 16);
  assert.deepStrictEqual(one, two);
  await assert.rejects(subtle.exportKey('jwk', alice.privateKey), /key is not extractable/);
  await assert.rejects(subtle.deriveBits({ name: algorithm.name, public: alice.publicKey },
    bob.privateKey, 8192), { message: 'derived bit length is too small' });
}

async function wrapWith(algorithm, parameters) {
  const made = await subtle.generateKey(algorithm, true, ['wrapKey', 'unwrapKey']);
  const { publicKey = made, privateKey = made } = made;
  const secret = await subtle.generateKey({ name: 'AES-GCM', length: 256 }, true, ['encrypt']);
  const way = { name: algorithm.name, ...parameters };
  for (const format of ['raw', 'jwk']) {
    if (format === 'jwk' && algorithm.name === 'RSA-OAEP') continue; // longer than the key is
    const closed = await subtle.wrapKey(format, secret, publicKey, way);
    const opened = await subtle.unwrapKey(format, closed, privateKey, way, 'AES-GCM', true,
      ['encrypt']);
    assert.deepStrictEqual(await subtle.exportKey('raw', opened),
      await subtle.exportKey('raw', secret));
  }
}

async function main() {
  for (const [algorithm, parameters] of signers) await signWith(algorithm, parameters);
  for (const algorithm of [{ name: 'ECDH', namedCurve: 'P-256' }, { name: 'X25519' },
    { name: 'X448' }]) await agreeWith(algorithm);
  await wrapWith({ name: 'RSA-OAEP', ...rsa }, { label: new Uint8Array(3) });
  await wrapWith({ name: 'AES-KW', length: 128 }, {});
  await wrapWith({ name: 'AES-GCM', length: 128 }, { iv: new Uint8Array(12) });
}

main();
