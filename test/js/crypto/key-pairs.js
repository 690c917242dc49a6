'use strict';

// Pairs of keys: made, written in each form, read again, and the same then; what does not fit says
// so.

const assert = require('assert');
const crypto = require('crypto');
const { promisify } = require('util');

const kinds = [
  ['rsa', { modulusLength: 1024 }],
  ['rsa-pss', { modulusLength: 1024, hashAlgorithm: 'sha256', saltLength: 16 }],
  ['ec', { namedCurve: 'P-256' }],
  ['ec', { namedCurve: 'secp521r1' }],
  ['ed25519'], ['ed448'], ['x25519'], ['x448'],
  ['dh', { group: 'modp14' }],
];

for (const [type, options] of kinds) {
  const { publicKey, privateKey } = crypto.generateKeyPairSync(type, options);
  assert.strictEqual(publicKey.asymmetricKeyType, type);
  assert.strictEqual(privateKey.type, 'private');

  for (const format of ['pem', 'der']) {
    const spki = publicKey.export({ format, type: 'spki' });
    const pkcs8 = privateKey.export({ format, type: 'pkcs8' });
    const readPublic = crypto.createPublicKey({ key: spki, format, type: 'spki' });
    const readPrivate = crypto.createPrivateKey({ key: pkcs8, format, type: 'pkcs8' });
    assert.ok(readPublic.equals(publicKey));
    assert.ok(readPrivate.equals(privateKey));
    assert.ok(!readPrivate.equals(publicKey));
    assert.ok(crypto.createPublicKey({ key: pkcs8, format, type: 'pkcs8' }).equals(publicKey));
  }

  const locked = privateKey.export({
    format: 'pem', type: 'pkcs8', cipher: 'aes-256-cbc', passphrase: 'open sesame',
  });
  assert.match(locked, /BEGIN ENCRYPTED PRIVATE KEY/);
  assert.ok(crypto.createPrivateKey({ key: locked, passphrase: 'open sesame' })
    .equals(privateKey));
  assert.throws(() => crypto.createPrivateKey({ key: locked, passphrase: 'no' }), Error);

  if (type === 'rsa-pss' || type === 'dh') {
    assert.throws(() => publicKey.export({ format: 'jwk' }),
      { code: 'ERR_CRYPTO_JWK_UNSUPPORTED_KEY_TYPE' });
    continue;
  }
  const jwk = privateKey.export({ format: 'jwk' });
  assert.ok(crypto.createPrivateKey({ key: jwk, format: 'jwk' }).equals(privateKey));
  assert.ok(crypto.createPublicKey({ key: jwk, format: 'jwk' }).equals(publicKey));
}

// Old forms, of the one kind each.
const rsa = crypto.generateKeyPairSync('rsa', { modulusLength: 1024 });
assert.ok(crypto.createPublicKey(rsa.publicKey.export({ format: 'pem', type: 'pkcs1' }))
  .equals(rsa.publicKey));
const ec = crypto.generateKeyPairSync('ec', { namedCurve: 'P-256' });
assert.ok(crypto.createPrivateKey(ec.privateKey.export({ format: 'pem', type: 'sec1' }))
  .equals(ec.privateKey));
assert.throws(() => ec.publicKey.export({ format: 'pem', type: 'pkcs1' }), {
  code: 'ERR_CRYPTO_INCOMPATIBLE_KEY_OPTIONS',
  message: 'The selected key encoding pkcs1 can only be used for RSA keys.',
});
assert.deepStrictEqual(rsa.publicKey.asymmetricKeyDetails,
  { modulusLength: 1024, publicExponent: 65537n });
assert.deepStrictEqual(ec.publicKey.asymmetricKeyDetails, { namedCurve: 'prime256v1' });

// A point off its curve, and a private number that belongs to another point, make no key.
const jwk = ec.privateKey.export({ format: 'jwk' });
assert.throws(() => crypto.createPublicKey({ key: { ...jwk, x: jwk.y }, format: 'jwk' }),
  { code: 'ERR_CRYPTO_INVALID_JWK' });
const other = crypto.generateKeyPairSync('ec', { namedCurve: 'P-256' });
const mixed = { ...jwk, d: other.privateKey.export({ format: 'jwk' }).d };
assert.throws(() => crypto.createPrivateKey({ key: mixed, format: 'jwk' }),
  { code: 'ERR_CRYPTO_INVALID_JWK' });

assert.throws(() => crypto.generateKeyPairSync('ec', { namedCurve: 'no curve' }),
  { code: 'ERR_CRYPTO_INVALID_CURVE', message: 'Invalid EC curve name' });
assert.throws(() => crypto.generateKeyPairSync('none', {}), { code: 'ERR_INVALID_ARG_VALUE' });

// Off the main thread, as text.
promisify(crypto.generateKeyPair)('rsa', {
  modulusLength: 1024,
  publicKeyEncoding: { type: 'spki', format: 'pem' },
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
}).then(({ publicKey, privateKey }) => {
  assert.match(publicKey, /^-----BEGIN PUBLIC KEY/);
  assert.ok(crypto.createPublicKey(privateKey).equals(crypto.createPublicKey(publicKey)));
});
