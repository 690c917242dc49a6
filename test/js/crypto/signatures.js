'use strict';

// Signatures: in pieces and at once, now and on another thread, with each kind of key.

const assert = require('assert');
const crypto = require('crypto');

const data = Buffer.from('the wheels of the orrery');
const kinds = [
  ['rsa', { modulusLength: 1024 }, 'sha256'],
  ['rsa-pss', { modulusLength: 1024 }, 'sha256'],
  ['ec', { namedCurve: 'P-384' }, 'sha384'],
  ['dsa', { modulusLength: 1024 }, 'sha1'],
  ['ed25519', undefined, null],
  ['ed448', undefined, undefined],
];

for (const [type, options, digest] of kinds) {
  const { publicKey, privateKey } = crypto.generateKeyPairSync(type, options);
  const signature = crypto.sign(digest, data, privateKey);
  assert.strictEqual(crypto.verify(digest, data, publicKey, signature), true);
  assert.strictEqual(crypto.verify(digest, data, privateKey, signature), true);
  assert.strictEqual(crypto.verify(digest, data.subarray(1), publicKey, signature), false);

  crypto.sign(digest, data, privateKey, (error, later) => {
    assert.ifError(error);
    crypto.verify(digest, data, publicKey, later, (problem, right) => {
      assert.ifError(problem);
      assert.strictEqual(right, true);
    });
  });

  if (type.startsWith('ed')) continue;
  const pieces = crypto.createSign(digest).update('the wheels ').update('of the orrery')
    .sign(privateKey, 'hex');
  assert.strictEqual(crypto.verify(digest, data, publicKey, Buffer.from(pieces, 'hex')), true);
  const verify = crypto.createVerify(digest);
  verify.end(data);
  assert.strictEqual(verify.verify(publicKey, pieces, 'hex'), true);
  assert.throws(() => verify.verify(publicKey, pieces, 'hex'),
    { code: 'ERR_CRYPTO_INVALID_STATE', message: 'Not initialised' });
}

// r and s side by side have a length that is known.
const { publicKey, privateKey } = crypto.generateKeyPairSync('ec', { namedCurve: 'P-256' });
const dsaEncoding = 'ieee-p1363';
const flat = crypto.sign('sha256', data, { key: privateKey, dsaEncoding });
assert.strictEqual(flat.length, 64);
assert.ok(crypto.verify('sha256', data, { key: publicKey, dsaEncoding }, flat));
assert.ok(!crypto.verify('sha256', data, publicKey, flat));
assert.throws(() => crypto.createVerify('sha256').update(data)
  .verify({ key: publicKey, dsaEncoding }, flat.subarray(1)), { message: 'Malformed signature' });

// The salt of PSS.
const rsa = crypto.generateKeyPairSync('rsa', { modulusLength: 1024 });
const padding = crypto.constants.RSA_PKCS1_PSS_PADDING;
const salted = crypto.sign('sha256', data, { key: rsa.privateKey, padding, saltLength: 20 });
assert.ok(crypto.verify('sha256', data, { key: rsa.publicKey, padding, saltLength: 20 }, salted));
assert.ok(!crypto.verify('sha256', data, { key: rsa.publicKey, padding, saltLength: 10 }, salted));

assert.throws(() => crypto.createSign('nothing'),
  { code: 'ERR_CRYPTO_INVALID_DIGEST', message: 'Invalid digest' });
const ed25519 = crypto.generateKeyPairSync('ed25519');
assert.throws(() => crypto.createSign('sha256').sign(ed25519.privateKey),
  { code: 'ERR_CRYPTO_UNSUPPORTED_OPERATION' });
assert.throws(() => crypto.createSign('sha256').sign(undefined),
  { code: 'ERR_CRYPTO_SIGN_KEY_REQUIRED', message: 'No key provided to sign' });
assert.throws(() => crypto.sign('sha256', data, crypto.createSecretKey(data)), {
  code: 'ERR_CRYPTO_INVALID_KEY_OBJECT_TYPE',
  message: 'Invalid key object type secret, expected private.',
});
