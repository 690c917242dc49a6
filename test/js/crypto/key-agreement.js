'use strict';

// Two parties come to the same secret: with primes, with groups, on curves, and with key objects.

const assert = require('assert');
const crypto = require('crypto');

function agree(alice, bob) {
  const fromAlice = alice.generateKeys('hex');
  const fromBob = bob.generateKeys();
  const secret = alice.computeSecret(fromBob);
  assert.deepStrictEqual(bob.computeSecret(fromAlice, 'hex'), secret);
  return secret;
}

agree(crypto.getDiffieHellman('modp14'), crypto.createDiffieHellmanGroup('MODP14'));
const prime = crypto.getDiffieHellman('modp2').getPrime();
const byPrime = crypto.createDiffieHellman(prime);
assert.strictEqual(byPrime.verifyError, 0);
assert.throws(() => byPrime.getPublicKey(), {
  code: 'ERR_CRYPTO_INVALID_STATE',
  message: 'No public key - did you forget to generate one?',
});
assert.strictEqual(agree(byPrime, crypto.getDiffieHellman('modp2')).length, 128);
assert.throws(() => byPrime.computeSecret(Buffer.from([1])),
  { code: 'ERR_CRYPTO_INVALID_KEYLEN', message: 'Supplied key is too small' });
assert.throws(() => crypto.createDiffieHellman(prime, 1), { code: 'ERR_OSSL_DH_BAD_GENERATOR' });
assert.throws(() => crypto.getDiffieHellman('none'),
  { code: 'ERR_CRYPTO_UNKNOWN_DH_GROUP', message: 'Unknown DH group' });

for (const curve of ['prime256v1', 'secp521r1', 'secp256k1']) {
  agree(crypto.createECDH(curve), crypto.createECDH(curve));
}
const ecdh = crypto.createECDH('prime256v1');
assert.throws(() => ecdh.getPrivateKey(), { code: 'ERR_CRYPTO_OPERATION_FAILED' });
assert.throws(() => ecdh.computeSecret(Buffer.alloc(65)), { code: 'ERR_CRYPTO_INVALID_KEYPAIR' });
const point = ecdh.generateKeys('hex', 'compressed');
assert.match(point, /^0[23][0-9a-f]{64}$/);
assert.strictEqual(
  crypto.ECDH.convertKey(point, 'prime256v1', 'hex', 'hex', 'uncompressed'),
  ecdh.getPublicKey('hex'));
assert.throws(() => ecdh.computeSecret(Buffer.alloc(65, 4)), {
  code: 'ERR_CRYPTO_ECDH_INVALID_PUBLIC_KEY',
  message: 'Public key is not valid for specified curve',
});
assert.throws(() => ecdh.setPrivateKey(Buffer.alloc(32)), { code: 'ERR_CRYPTO_INVALID_KEYTYPE' });
assert.throws(() => crypto.createECDH('none'), { code: 'ERR_CRYPTO_INVALID_CURVE' });

for (const [type, options] of [
  ['x25519'], ['x448'], ['ec', { namedCurve: 'P-256' }], ['dh', { group: 'modp14' }],
]) {
  const one = crypto.generateKeyPairSync(type, options);
  const two = crypto.generateKeyPairSync(type, options);
  assert.deepStrictEqual(
    crypto.diffieHellman({ privateKey: one.privateKey, publicKey: two.publicKey }),
    crypto.diffieHellman({ privateKey: two.privateKey, publicKey: one.publicKey }));
}
const x25519 = crypto.generateKeyPairSync('x25519'), x448 = crypto.generateKeyPairSync('x448');
assert.throws(
  () => crypto.diffieHellman({ privateKey: x25519.privateKey, publicKey: x448.publicKey }), {
    code: 'ERR_CRYPTO_INCOMPATIBLE_KEY',
    message: 'Incompatible key types for Diffie-Hellman: x25519 and x448',
  });

// A prime that protects nothing is refused when it is used.
const tiny = crypto.createDiffieHellman(Buffer.from('ffef', 'hex'), 3);
tiny.setPrivateKey(Buffer.from([5]));
assert.throws(() => tiny.computeSecret(Buffer.from([2])), /modulus too small/);

// Nothing is converted to nothing; without a key of its own there is no secret.
assert.strictEqual(crypto.ECDH.convertKey('', 'secp256k1'), '');
const keyless = crypto.createDiffieHellman(crypto.getDiffieHellman('modp5').getPrime());
assert.throws(() => keyless.computeSecret('abc'), {
  name: 'RangeError', code: 'ERR_CRYPTO_INVALID_KEYTYPE', message: 'Invalid key type',
});
