'use strict';

// What there is to know of the Web's algorithms with keys of pairs.
//
//   isRsa(name), isEc(name)
//   usagesOf(name)                           {public, private}: what each of the two can be for
//   opensslCurve(namedCurve)                 throws for a curve that is not the Web's
//   jwkAlgorithm(name, hash, namedCurve)     the member `alg` of a JSON web key, or undefined
//   hashOfJwk(alg)                           the hash that an `alg` of RSA names, or undefined

const { failure } = require('internal/crypto/web/algorithms');

const kSigning = { public: ['verify'], private: ['sign'] };
const kDeriving = { public: [], private: ['deriveKey', 'deriveBits'] };
const kEncrypting = { public: ['encrypt', 'wrapKey'], private: ['decrypt', 'unwrapKey'] };

function isRsa(name) {
  return name.startsWith('RSA');
}
function isEc(name) {
  return name === 'ECDSA' || name === 'ECDH';
}

function usagesOf(name) {
  if (name === 'RSA-OAEP') return kEncrypting;
  return name === 'ECDH' || name.startsWith('X') ? kDeriving : kSigning;
}

const curves = {
  '__proto__': null, 'P-256': 'prime256v1', 'P-384': 'secp384r1', 'P-521': 'secp521r1',
};
function opensslCurve(namedCurve) {
  if (namedCurve in curves) return curves[namedCurve];
  throw failure('Unrecognized namedCurve', 'NotSupportedError');
}

const signers = { '__proto__': null, 'P-256': 'ES256', 'P-384': 'ES384', 'P-521': 'ES512' };

function jwkAlgorithm(name, hash, namedCurve) {
  if (name === 'ECDSA') return signers[namedCurve];
  if (name.startsWith('Ed')) return 'EdDSA';
  if (!isRsa(name)) return undefined;
  const number = hash.name.slice('SHA-'.length);
  if (name === 'RSA-OAEP') return number === '1' ? name : `${name}-${number}`;
  return name === 'RSA-PSS' ? `PS${number}` : `RS${number}`;
}

function hashOfJwk(alg) {
  if (alg === 'RSA-OAEP') return 'SHA-1';
  const match = /^(?:RS|PS|RSA-OAEP-)(\d+)$/.exec(alg);
  return match === null ? undefined : `SHA-${match[1]}`;
}

module.exports = { hashOfJwk, isEc, isRsa, jwkAlgorithm, opensslCurve, usagesOf };
