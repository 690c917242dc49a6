'use strict';

// Secret keys of the Web's crypto: made, imported and exported.
//
//   generate(algorithm, extractable, usages)              a CryptoKey for HMAC or AES
//   importSecret(format, data, algorithm, extractable, usages)   also for PBKDF2 and HKDF
//   exportSecret(format, key)                             an ArrayBuffer or a JSON web key
//   checkJwk(jwk, kty, use, extractable, usages)          also for keys of pairs
//   keyLength(algorithm)                                  the bits of a derived key; null: any

const { FastBuffer } = require('internal/buffer');
const { randomFillSync } = require('internal/crypto/random');
const { secretKeyOf } = require('internal/crypto/keys');
const { bytesOfKey, makeKey } = require('internal/crypto/web/crypto_key');
const { failure } = require('internal/crypto/web/algorithms');

const kAesUsages = ['encrypt', 'decrypt', 'wrapKey', 'unwrapKey'];
const kDeriving = ['deriveKey', 'deriveBits'];
const kinds = {
  'HMAC': { usages: ['sign', 'verify'], derived: false },
  'AES-CBC': { usages: kAesUsages, derived: false, jwk: 'CBC' },
  'AES-CTR': { usages: kAesUsages, derived: false, jwk: 'CTR' },
  'AES-GCM': { usages: kAesUsages, derived: false, jwk: 'GCM' },
  'AES-KW': { usages: ['wrapKey', 'unwrapKey'], derived: false, jwk: 'KW' },
  'PBKDF2': { usages: kDeriving, derived: true },
  'HKDF': { usages: kDeriving, derived: true },
};
// The bits of a block, which a generated key has; and the name in a JSON web key.
const hashes = {
  'SHA-1': { block: 512, jwk: 'HS1' },
  'SHA-256': { block: 512, jwk: 'HS256' },
  'SHA-384': { block: 1024, jwk: 'HS384' },
  'SHA-512': { block: 1024, jwk: 'HS512' },
};

// What Node calls a key of the kind.
function called(name) {
  if (name.startsWith('AES')) return 'an AES';
  return name === 'HMAC' ? 'an HMAC' : `a ${name}`;
}

function checkUsages({ name }, usages, extractable) {
  if (usages.some((usage) => !kinds[name].usages.includes(usage))) {
    throw failure(`Unsupported key usage for ${called(name)} key`, 'SyntaxError');
  }
  if (kinds[name].derived && extractable) {
    throw failure(`${name} keys are not extractable`, 'SyntaxError');
  }
}

function checkAesLength(length, name, message) {
  if (length !== 128 && length !== 192 && length !== 256) throw failure(message, name);
}

function hmacLength({ length, hash }) {
  if (length === undefined) return hashes[hash.name].block;
  if (length === 0) throw failure('Zero-length key is not supported');
  return length;
}

function keyLength(algorithm) {
  if (kinds[algorithm.name].derived) return null;
  if (algorithm.name === 'HMAC') return hmacLength(algorithm);
  checkAesLength(algorithm.length, 'OperationError', 'Invalid key length');
  return algorithm.length;
}

function generate(algorithm, extractable, usages) {
  if (algorithm.name !== 'HMAC') {
    checkAesLength(algorithm.length, 'OperationError',
      'AES key length must be 128, 192, or 256 bits');
  }
  checkUsages(algorithm, usages, extractable);
  if (algorithm.name === 'HMAC') {
    algorithm = { name: 'HMAC', length: hmacLength(algorithm), hash: algorithm.hash };
  }
  if (usages.length === 0) {
    throw failure('Usages cannot be empty when creating a key.', 'SyntaxError');
  }
  const bytes = randomFillSync(new FastBuffer(algorithm.length >> 3));
  return makeKey(secretKeyOf(bytes), algorithm, extractable, usages);
}

// ---- import -------------------------------------------------------------------------------------

function jwkName({ name, hash }, bytes) {
  return name === 'HMAC' ? hashes[hash.name].jwk : `A${bytes.length * 8}${kinds[name].jwk}`;
}

// What is the same for every kind of key.
function checkJwk(jwk, kty, use, extractable, usages) {
  const bad = (message) => failure(message, 'DataError');
  if (!jwk?.kty) throw bad('Invalid keyData');
  if (jwk.kty !== kty) throw bad('Invalid JWK "kty" Parameter');
  if (usages.length > 0 && jwk.use !== undefined && jwk.use !== use) {
    throw bad('Invalid JWK "use" Parameter');
  }
  if (jwk.key_ops !== undefined) {
    if (!Array.isArray(jwk.key_ops)) throw bad('Invalid JWK "key_ops" Parameter');
    if (usages.some((usage) => !jwk.key_ops.includes(usage))) {
      throw bad('Key operations and usage mismatch');
    }
  }
  if (jwk.ext !== undefined && !jwk.ext && extractable) {
    throw bad('JWK "ext" Parameter and extractable mismatch');
  }
}

function fromJwk(jwk, algorithm, extractable, usages) {
  const bad = (message) => failure(message, 'DataError');
  checkJwk(jwk, 'oct', algorithm.name === 'HMAC' ? 'sig' : 'enc', extractable, usages);
  if (typeof jwk.k !== 'string') throw bad('Invalid JWK secret key data');
  const bytes = require('buffer').Buffer.from(jwk.k, 'base64url');
  if (jwk.alg !== undefined && jwk.alg !== jwkName(algorithm, bytes)) {
    throw bad('JWK "alg" does not match the requested algorithm');
  }
  return bytes;
}

function describe(algorithm, bytes) {
  const { name, hash, length } = algorithm;
  const bits = bytes.length * 8;
  if (kinds[name].derived) return { name };
  if (name !== 'HMAC') {
    checkAesLength(bits, 'DataError', 'Invalid key length');
    return { name, length: bits };
  }
  if (bits === 0) throw failure('Zero-length key is not supported', 'DataError');
  if (length !== undefined && length !== bits) throw failure('Invalid key length', 'DataError');
  return { name, hash, length: bits };
}

function importSecret(format, data, algorithm, extractable, usages) {
  const { name } = algorithm;
  checkUsages(algorithm, usages, extractable);
  if (format !== 'raw' && (format !== 'jwk' || kinds[name].derived)) {
    const kind = name.startsWith('AES') ? 'AES' : name;
    throw failure(`Unable to import ${kind} key with format ${format}`,
      name === 'HMAC' ? 'Error' : 'NotSupportedError');
  }
  const bytes = format === 'jwk' ? fromJwk(data, algorithm, extractable, usages) : data;
  const described = describe(algorithm, bytes);
  if (usages.length === 0) {
    throw failure('Usages cannot be empty when importing a secret key.', 'SyntaxError');
  }
  return makeKey(secretKeyOf(bytes), described, extractable, usages);
}

function exportSecret(format, key) {
  if (!key.extractable) throw failure('key is not extractable', 'InvalidAccessException');
  const bytes = bytesOfKey(key);
  if (format === 'raw') return new Uint8Array(bytes).buffer;
  if (format !== 'jwk') {
    const called = format === 'spki' ? 'raw' : format;
    throw failure(`Unable to export a ${called} ${key.algorithm.name} secret key`,
      'InvalidAccessError');
  }
  return { key_ops: key.usages, ext: true, kty: 'oct', k: bytes.toString('base64url'),
    alg: jwkName(key.algorithm, bytes) };
}

module.exports = { checkJwk, exportSecret, generate, importSecret, keyLength };
