'use strict';

// Keys of pairs as JSON (RFC 7517, 7518, 8037).
//
//   handleOfJwk(jwk, isPublic)           the native key of a JWK
//   jwkOfKey(handle, kind, isPrivate)    and back
//   rawKey(kind, isPrivate, bytes)       the native key of bytes on a Montgomery or Edwards curve,
//                                        undefined if they are none
//   curveOfName                          JWK's names of curves, as OpenSSL's

const binding = internalBinding('crypto');
const {
  codes: {
    ERR_CRYPTO_INVALID_JWK, ERR_CRYPTO_JWK_UNSUPPORTED_CURVE, ERR_CRYPTO_JWK_UNSUPPORTED_KEY_TYPE,
  },
} = require('internal/errors');
const { validateObject, validateOneOf, validateString } = require('internal/validators');

const curveOfName = {
  '__proto__': null,
  'P-256': 'prime256v1', 'secp256k1': 'secp256k1', 'P-384': 'secp384r1', 'P-521': 'secp521r1',
};
const rawNames = { __proto__: null, Ed25519: 32, Ed448: 57, X25519: 32, X448: 56 };

function bytes(text) {
  return require('buffer').Buffer.from(text, 'base64');
}
function text(data) {
  return require('buffer').Buffer.from(data.buffer, data.byteOffset, data.byteLength)
    .toString('base64url');
}

function checkTexts(jwk, names) {
  for (const name of names) validateString(jwk[name], `key.${name}`);
}

function needHandle(handle) {
  if (handle === undefined) throw new ERR_CRYPTO_INVALID_JWK();
  return handle;
}

// ---- reading -----------------------------------------------------------------------------------

// JWK's names of RSA's numbers, beside OpenSSL's.
const rsaPublic = [['n', 'n'], ['e', 'e']];
const rsaPrivate = [
  ['d', 'd'], ['p', 'rsa-factor1'], ['q', 'rsa-factor2'], ['dp', 'rsa-exponent1'],
  ['dq', 'rsa-exponent2'], ['qi', 'rsa-coefficient1'],
];

function rsaOf(jwk, isPublic) {
  const names = isPublic ? rsaPublic : [...rsaPublic, ...rsaPrivate];
  checkTexts(jwk, names.map(([name]) => name));
  const numbers = [];
  for (const [name, native] of names) numbers.push(native, bytes(jwk[name]));
  return needHandle(binding.keyFromNumbers('RSA', !isPublic, numbers, ''));
}

function padded(data, size) {
  if (data.length >= size) return data;
  const { Buffer } = require('buffer');
  return Buffer.concat([Buffer.alloc(size - data.length), data]);
}

const coordinateSize = {
  '__proto__': null, 'P-256': 32, 'secp256k1': 32, 'P-384': 48, 'P-521': 66,
};

function ecOf(jwk, isPublic) {
  validateString(jwk.crv, 'key.crv');
  validateOneOf(jwk.crv, 'key.crv', Object.keys(curveOfName));
  checkTexts(jwk, isPublic ? ['x', 'y'] : ['x', 'y', 'd']);
  const size = coordinateSize[jwk.crv];
  const { Buffer } = require('buffer');
  const point =
    Buffer.concat([Buffer.of(4), padded(bytes(jwk.x), size), padded(bytes(jwk.y), size)]);
  const numbers = ['pub', point];
  if (!isPublic) numbers.push('priv', bytes(jwk.d));
  return needHandle(binding.keyFromNumbers('EC', !isPublic, numbers, curveOfName[jwk.crv]));
}

function rawKey(kind, isPrivate, data) {
  return binding.keyFromRaw(kind.toUpperCase(), isPrivate, data);
}

function okpOf(jwk, isPublic) {
  validateOneOf(jwk.crv, 'key.crv', Object.keys(rawNames));
  checkTexts(jwk, isPublic ? ['x'] : ['x', 'd']);
  const data = bytes(isPublic ? jwk.x : jwk.d);
  if (data.length !== rawNames[jwk.crv]) throw new ERR_CRYPTO_INVALID_JWK();
  return needHandle(rawKey(jwk.crv, !isPublic, data));
}

function handleOfJwk(jwk, isPublic) {
  validateObject(jwk, 'key');
  validateOneOf(jwk.kty, 'key.kty', ['RSA', 'EC', 'OKP']);
  if (jwk.kty === 'RSA') return rsaOf(jwk, isPublic);
  return jwk.kty === 'EC' ? ecOf(jwk, isPublic) : okpOf(jwk, isPublic);
}

// ---- writing -----------------------------------------------------------------------------------

function jwkOfRsa(handle, isPrivate) {
  const jwk = { kty: 'RSA' };
  for (const [name, native] of isPrivate ? [...rsaPublic, ...rsaPrivate] : rsaPublic) {
    jwk[name] = text(binding.keyNumber(handle, native, 0));
  }
  return jwk;
}

function jwkOfEc(handle, isPrivate) {
  const curve = binding.keyCurve(handle);
  const crv = Object.keys(curveOfName).find((name) => curveOfName[name] === curve);
  if (crv === undefined) throw new ERR_CRYPTO_JWK_UNSUPPORTED_CURVE(curve);
  const size = coordinateSize[crv];
  const point = binding.keyPoint(handle, false);
  const jwk = {
    kty: 'EC', x: text(point.subarray(1, 1 + size)), y: text(point.subarray(1 + size)), crv,
  };
  if (isPrivate) jwk.d = text(binding.keyNumber(handle, 'priv', size));
  return jwk;
}

function jwkOfRaw(handle, kind, isPrivate) {
  const crv = kind[0].toUpperCase() + kind.slice(1);
  const jwk = { crv };
  if (isPrivate) jwk.d = text(binding.keyRaw(handle, true));
  jwk.x = text(binding.keyRaw(handle, false));
  jwk.kty = 'OKP';
  return jwk;
}

function jwkOfKey(handle, kind, isPrivate) {
  if (kind === 'rsa') return jwkOfRsa(handle, isPrivate);
  if (kind === 'ec') return jwkOfEc(handle, isPrivate);
  if (kind === 'dsa' || kind === 'dh' || kind === 'rsa-pss' || kind === undefined) {
    throw new ERR_CRYPTO_JWK_UNSUPPORTED_KEY_TYPE();
  }
  return jwkOfRaw(handle, kind, isPrivate);
}

module.exports = { curveOfName, handleOfJwk, jwkOfKey, rawKey };
