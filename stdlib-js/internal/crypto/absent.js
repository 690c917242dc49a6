'use strict';

// What Node's crypto has and this one does not: public keys, signatures, key agreement and primes.
// Calling one of them says so.
//
//   functions   {name: function that throws}

const { codes: { ERR_FEATURE_UNAVAILABLE_ON_PLATFORM } } = require('internal/errors');

const names = [
  'Certificate', 'DiffieHellman', 'DiffieHellmanGroup', 'ECDH', 'Sign', 'Verify', 'X509Certificate',
  'checkPrime', 'checkPrimeSync', 'createDiffieHellman', 'createDiffieHellmanGroup', 'createECDH',
  'createPrivateKey', 'createPublicKey', 'createSign', 'createVerify', 'diffieHellman',
  'generateKeyPair', 'generateKeyPairSync', 'generatePrime', 'generatePrimeSync',
  'getDiffieHellman', 'privateDecrypt', 'privateEncrypt', 'publicDecrypt', 'publicEncrypt',
  'setEngine', 'sign', 'verify',
];

const functions = {};
for (const name of names) {
  functions[name] = { [name]: function() {
    throw new ERR_FEATURE_UNAVAILABLE_ON_PLATFORM(`crypto.${name}`);
  } }[name];
}

module.exports = { functions };
