// The Web's crypto: AES in its three modes, agreeing with createCipheriv; wrapped keys.
'use strict';
const assert = require('assert');
const crypto = require('crypto');

const { subtle } = crypto.webcrypto;
const text = Buffer.from('a text that is longer than one block of AES');
const iv = Buffer.alloc(16, 7);

function native(name, key, nonce, data) {
  const cipher = crypto.createCipheriv(name, key, nonce);
  return Buffer.concat([cipher.update(data), cipher.final(),
    name.endsWith('gcm') ? cipher.getAuthTag() : Buffer.alloc(0)]);
}

async function roundTrips() {
  for (const length of [128, 192, 256]) {
    const raw = crypto.randomBytes(length / 8);
    for (const [mode, extra] of [['CBC', { iv }], ['GCM', { iv: iv.subarray(0, 12) }],
      ['CTR', { counter: iv, length: 64 }]]) {
      const algorithm = { name: `AES-${mode}`, ...extra };
      const key = await subtle.importKey('raw', raw, algorithm, false, ['encrypt', 'decrypt']);
      assert.deepStrictEqual(key.algorithm, { name: `AES-${mode}`, length });
      const sealed = Buffer.from(await subtle.encrypt(algorithm, key, text));
      assert.ok(sealed.equals(native(`aes-${length}-${mode.toLowerCase()}`, raw,
        algorithm.iv ?? algorithm.counter, text)));
      assert.ok(Buffer.from(await subtle.decrypt(algorithm, key, sealed)).equals(text));
    }
  }
}

async function authenticates() {
  const key = await subtle.generateKey({ name: 'AES-GCM', length: 128 }, true,
    ['encrypt', 'decrypt']);
  const algorithm = { name: 'AES-GCM', iv, additionalData: Buffer.from('header'), tagLength: 96 };
  const sealed = await subtle.encrypt(algorithm, key, text);
  assert.strictEqual(sealed.byteLength, text.length + 12);
  await assert.rejects(subtle.decrypt({ ...algorithm, additionalData: text }, key, sealed),
    { name: 'OperationError' });
  await assert.rejects(subtle.decrypt(algorithm, key, sealed.slice(0, 5)),
    { name: 'OperationError', message: 'The provided data is too small.' });
  await assert.rejects(subtle.encrypt({ ...algorithm, tagLength: 33 }, key, text),
    { message: '33 is not a valid AES-GCM tag length' });
}

// The counter's upper bits stay when the lower ones start again.
async function counterWraps() {
  const key = await subtle.importKey('raw', Buffer.alloc(16), 'AES-CTR', false, ['encrypt']);
  const zeros = Buffer.alloc(40);
  const stream = await subtle.encrypt(
    { name: 'AES-CTR', counter: Buffer.alloc(16, 255), length: 8 }, key, zeros);
  const start = Buffer.alloc(16, 255);
  start[15] = 0;
  assert.ok(Buffer.from(stream).equals(Buffer.concat([
    native('aes-128-ctr', Buffer.alloc(16), Buffer.alloc(16, 255), zeros.subarray(0, 16)),
    native('aes-128-ctr', Buffer.alloc(16), start, zeros.subarray(16))])));
  await assert.rejects(subtle.encrypt({ name: 'AES-CTR', counter: iv, length: 1 }, key, zeros),
    { name: 'OperationError' });
}

async function wraps() {
  const inner = await subtle.generateKey({ name: 'HMAC', hash: 'SHA-1' }, true, ['sign']);
  const outer = await subtle.generateKey({ name: 'AES-CBC', length: 256 }, false,
    ['wrapKey', 'unwrapKey']);
  for (const format of ['raw', 'jwk']) {
    const wrapped = await subtle.wrapKey(format, inner, outer, { name: 'AES-CBC', iv });
    const back = await subtle.unwrapKey(format, wrapped, outer, { name: 'AES-CBC', iv },
      { name: 'HMAC', hash: 'SHA-1' }, true, ['sign']);
    assert.deepStrictEqual(await subtle.exportKey('jwk', back),
      await subtle.exportKey('jwk', inner));
  }
}

roundTrips().then(authenticates).then(counterWraps).then(wraps).then(() => console.log('done'));
