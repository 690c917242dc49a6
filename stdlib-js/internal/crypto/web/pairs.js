'use strict';

// Keys of pairs of the Web's crypto: made, imported and exported.
//
//   generate(algorithm, extractable, usages)              {publicKey, privateKey}, of CryptoKeys
//   importPair(format, data, algorithm, extractable, usages)   one of the two
//   exportPair(format, key)                               an ArrayBuffer or a JSON web key

const { mail, takeValue } = require('internal/mailbox');
const {
  hashOfJwk, isEc, isRsa, jwkAlgorithm, opensslCurve, usagesOf,
} = require('internal/crypto/web/pair_kinds');
const { createPrivateKey, createPublicKey, privateKeyOf, publicKeyOf } =
  require('internal/crypto/asymmetric');
const { curveOfName, rawKey } = require('internal/crypto/jwk');
const { makePair } = require('internal/crypto/key_pair');
const { kHandle } = require('internal/crypto/keys');
const { runTask } = require('internal/crypto/util');
const { failure } = require('internal/crypto/web/algorithms');
const { keyObjectOf, makeKey } = require('internal/crypto/web/crypto_key');
const { checkJwk } = require('internal/crypto/web/secrets');

const binding = internalBinding('crypto');

// What Node calls a key when it is made, and when it is read.
const madeAs = (name) => (isRsa(name) ? 'a RSA' : `an ${name}`);
const readAs = (name) => (isRsa(name) ? `an ${name}` : `a ${name}`);

function checkUsages(key, usages, allowed) {
  if (usages.some((usage) => !allowed.includes(usage))) {
    throw failure(`Unsupported key usage for ${key} key`, 'SyntaxError');
  }
}

function dataError(message) {
  return failure(message, 'DataError');
}

// What a CryptoKey says of itself.
function describe({ name, hash, namedCurve }, keyObject) {
  if (isEc(name)) return { name, namedCurve };
  if (!isRsa(name)) return { name };
  const { modulusLength } = keyObject.asymmetricKeyDetails;
  const exponent = Uint8Array.from(binding.keyNumber(keyObject[kHandle], 'e', 0));
  return { name, modulusLength, publicExponent: exponent, hash };
}

// ---- making ------------------------------------------------------------------------------------

// As a number, which is all that OpenSSL is asked for.
function exponentOf(bytes) {
  let value = 0;
  for (const byte of bytes) value = value * 256 + byte;
  if (value <= 0xffffffff) return value;
  throw failure('The publicExponent must be equivalent to an unsigned 32-bit value');
}

function startOf(algorithm) {
  const { name, modulusLength, publicExponent, namedCurve } = algorithm;
  if (isRsa(name)) {
    return makePair('rsa', { modulusLength, publicExponent: exponentOf(publicExponent) });
  }
  if (isEc(name)) return makePair('ec', { namedCurve: opensslCurve(namedCurve) });
  return makePair(name.toLowerCase());
}

function generate(algorithm, extractable, usages) {
  const { name } = algorithm;
  const allowed = usagesOf(name);
  checkUsages(madeAs(name), usages, [...allowed.public, ...allowed.private]);
  const start = startOf(algorithm);
  const forPublic = allowed.public.filter((usage) => usages.includes(usage));
  const forPrivate = allowed.private.filter((usage) => usages.includes(usage));
  return new Promise((resolve, reject) => {
    const run = (use) => {
      try {
        runTask(use, start, 'KEYPAIRGENREQUEST');
      } catch {
        reject(failure('The operation failed for an operation-specific reason'));
      }
    };
    run((failed, at) => {
      const handle = takeValue(mail[at]);
      if (failed) {
        return reject(failure('The operation failed for an operation-specific reason'));
      }
      if (forPrivate.length === 0) {
        return reject(failure('Usages cannot be empty when creating a key.', 'SyntaxError'));
      }
      const description = describe(algorithm, publicKeyOf(handle));
      return resolve({
        publicKey: makeKey(publicKeyOf(handle), description, true, forPublic),
        privateKey: makeKey(privateKeyOf(handle), description, extractable, forPrivate),
      });
    });
  });
}

// ---- importing ---------------------------------------------------------------------------------

function readDer(format, key) {
  try {
    return format === 'spki' ? createPublicKey({ key, format: 'der', type: 'spki' }) :
      createPrivateKey({ key, format: 'der', type: 'pkcs8' });
  } catch {
    throw dataError('Invalid keyData');
  }
}

function checkJwkNames(jwk, { name, hash, namedCurve }) {
  if (isEc(name) && jwk.crv !== namedCurve) {
    throw dataError('JWK "crv" does not match the requested algorithm');
  }
  if (!isRsa(name) && !isEc(name) && jwk.crv !== name) {
    throw dataError('JWK "crv" Parameter and algorithm name mismatch');
  }
  const expected = jwkAlgorithm(name, hash, namedCurve);
  if (jwk.alg === undefined || expected === undefined) return;
  // Of RSA's the hash alone is looked at: one key serves for several algorithms.
  const fits = isRsa(name) ? hashOfJwk(jwk.alg) === hash.name : jwk.alg === expected;
  if (!fits) {
    throw dataError('JWK "alg" does not match the requested algorithm');
  }
}

function readJwk(jwk, algorithm, extractable, usages) {
  const { name } = algorithm;
  const kty = isRsa(name) ? 'RSA' : isEc(name) ? 'EC' : 'OKP';
  const encrypts = name === 'RSA-OAEP' || name === 'ECDH' || name.startsWith('X');
  checkJwk(jwk, kty, encrypts ? 'enc' : 'sig', extractable, usages);
  checkJwkNames(jwk, algorithm);
  try {
    const input = { key: jwk, format: 'jwk' };
    return jwk.d === undefined ? createPublicKey(input) : createPrivateKey(input);
  } catch {
    throw dataError('Invalid keyData');
  }
}

const rawSizes = { __proto__: null, Ed25519: 32, Ed448: 57, X25519: 32, X448: 56 };

function readRaw(bytes, { name, namedCurve }) {
  const size = rawSizes[name];
  if (size !== undefined && bytes.length !== size) {
    throw dataError(`${name} raw keys must be exactly ${size}-bytes`);
  }
  const handle = isEc(name) ?
    binding.keyFromNumbers('EC', false, ['pub', bytes], opensslCurve(namedCurve)) :
    rawKey(name, false, bytes);
  if (handle === undefined) throw dataError('Invalid keyData');
  return publicKeyOf(handle);
}

function read(format, data, algorithm, extractable, usages) {
  if (format === 'jwk') return readJwk(data, algorithm, extractable, usages);
  if (format !== 'raw') return readDer(format, data);
  if (!isRsa(algorithm.name)) return readRaw(data, algorithm);
  throw failure('Unable to import RSA key with format raw', 'NotSupportedError');
}

function checkKind(keyObject, { name, namedCurve }) {
  const kind = isRsa(name) ? 'rsa' : isEc(name) ? 'ec' : name.toLowerCase();
  if (keyObject.asymmetricKeyType !== kind) throw dataError('Invalid key type');
  if (isEc(name) && keyObject.asymmetricKeyDetails.namedCurve !== curveOfName[namedCurve]) {
    throw dataError('Named curve mismatch');
  }
}

function importPair(format, data, algorithm, extractable, usages) {
  if (isEc(algorithm.name)) opensslCurve(algorithm.namedCurve);
  const allowed = usagesOf(algorithm.name);
  const isPrivate = format === 'pkcs8' || (format === 'jwk' && data?.d !== undefined);
  checkUsages(readAs(algorithm.name), usages, isPrivate ? allowed.private : allowed.public);
  const keyObject = read(format, data, algorithm, extractable, usages);
  checkKind(keyObject, algorithm);
  if (isPrivate && usages.length === 0) {
    throw failure('Usages cannot be empty when importing a private key.', 'SyntaxError');
  }
  return makeKey(keyObject, describe(algorithm, keyObject), extractable, usages);
}

// ---- exporting ---------------------------------------------------------------------------------

function exportJwk(key) {
  const { name, hash } = key.algorithm;
  const jwk = {
    key_ops: key.usages, ext: key.extractable, ...keyObjectOf(key).export({ format: 'jwk' }),
  };
  const alg = isEc(name) ? undefined : jwkAlgorithm(name, hash);
  if (alg !== undefined) jwk.alg = alg;
  return jwk;
}

function exportRaw(key) {
  const handle = keyObjectOf(key)[kHandle];
  return isEc(key.algorithm.name) ? binding.keyPoint(handle, false) :
    binding.keyRaw(handle, false);
}

function exportPair(format, key) {
  if (!key.extractable) throw failure('key is not extractable', 'InvalidAccessException');
  if (format === 'jwk') return exportJwk(key);
  const fits = (format === 'pkcs8' && key.type === 'private') ||
    (format === 'spki' && key.type === 'public') ||
    (format === 'raw' && key.type === 'public' && !isRsa(key.algorithm.name));
  if (!fits) {
    const called = format === 'spki' ? 'raw' : format;
    throw failure(`Unable to export a ${called} ${key.algorithm.name} ${key.type} key`,
      'InvalidAccessError');
  }
  const bytes = format === 'raw' ? exportRaw(key) :
    keyObjectOf(key).export({ format: 'der', type: format });
  return new Uint8Array(bytes).buffer;
}

module.exports = { exportPair, generate, importPair };
