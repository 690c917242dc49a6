'use strict';
// KeyObject and CryptoKey go through structuredClone() and ports, and may stand in transfer lists.
const assert = require('assert');
const crypto = require('crypto');
const { receiveMessageOnPort } = require('worker_threads');

const { privateKey, publicKey } = crypto.generateKeyPairSync('ec', { namedCurve: 'P-256' });
const { port1, port2 } = new MessageChannel();
for (const key of [crypto.createSecretKey('abc'), privateKey, publicKey]) {
  const copy = structuredClone(key);
  assert.notStrictEqual(copy, key);
  assert.ok(copy instanceof crypto.KeyObject && copy.equals(key));
  assert.strictEqual(copy.type, key.type);
  port1.postMessage({ key }, [key]);
  assert.ok(receiveMessageOnPort(port2).message.key.equals(key));
}
port1.close();

const { subtle } = crypto.webcrypto;
subtle.generateKey({ name: 'AES-GCM', length: 128 }, true, ['encrypt']).then(async (key) => {
  const copy = structuredClone(key);
  assert.deepStrictEqual(copy.algorithm, key.algorithm);
  assert.deepStrictEqual(copy.usages, ['encrypt']);
  assert.deepStrictEqual(await subtle.exportKey('raw', copy), await subtle.exportKey('raw', key));
});
assert.throws(() => structuredClone(), { message: 'The "value" argument must be specified' });
