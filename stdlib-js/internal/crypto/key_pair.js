'use strict';

// New pairs of keys.
//
//   generateKeyPair(type, options, callback), generateKeyPairSync(type, options)
//   makePair(type, options)   start(request) for the native half of it, arguments checked
//
// Without an encoding a key is given as a KeyObject, with one it is written in that way.

const binding = internalBinding('crypto');
const {
  codes: {
    ERR_CRYPTO_UNKNOWN_DH_GROUP, ERR_INCOMPATIBLE_OPTION_PAIR, ERR_INVALID_ARG_VALUE,
    ERR_MISSING_OPTION,
  },
} = require('internal/errors');
const { mail, takeValue } = require('internal/mailbox');
const {
  validateBuffer, validateFunction, validateInt32, validateObject, validateString, validateUint32,
} = require('internal/validators');
const { runTask } = require('internal/crypto/util');
const { privateKeyOf, publicKeyOf, writeKey } = require('internal/crypto/asymmetric');
const { encodingOfPrivate, encodingOfPublic } = require('internal/crypto/key_options');

const given = (value) => value !== undefined && value !== null;

// ---- the kinds ---------------------------------------------------------------------------------

function rsaSizes(options) {
  const { modulusLength, publicExponent } = options;
  validateUint32(modulusLength, 'options.modulusLength');
  if (!given(publicExponent)) return [modulusLength, 0x10001];
  validateUint32(publicExponent, 'options.publicExponent');
  return [modulusLength, publicExponent];
}

function rsa(options) {
  const sizes = rsaSizes(options);
  return (request) => binding.generateRsa(request, ...sizes);
}

// The older name of an option, of which a warning tells.
function renamed(options, old, name, code) {
  if (options[name] !== undefined) validateString(options[name], `options.${name}`);
  const value = options[old];
  if (value === undefined) return options[name];
  process.emitWarning(`"options.${old}" is deprecated, use "options.${name}" instead.`,
    'DeprecationWarning', code);
  validateString(value, `options.${old}`);
  if (options[name] && value !== options[name]) {
    throw new ERR_INVALID_ARG_VALUE(`options.${old}`, value);
  }
  return options[name] || value;
}

function rsaPss(options) {
  const sizes = rsaSizes(options);
  const { saltLength } = options;
  if (saltLength !== undefined) validateInt32(saltLength, 'options.saltLength', 0);
  const digest = renamed(options, 'hash', 'hashAlgorithm', 'DEP0154');
  const mgf1 = renamed(options, 'mgf1Hash', 'mgf1HashAlgorithm', 'DEP0154');
  return (request) =>
    binding.generateRsaPss(request, ...sizes, digest ?? '', mgf1 ?? '', saltLength ?? -1);
}

function dsa({ modulusLength, divisorLength }) {
  validateUint32(modulusLength, 'options.modulusLength');
  if (given(divisorLength)) validateInt32(divisorLength, 'options.divisorLength', 0);
  return (request) => binding.generateDsa(request, modulusLength, divisorLength ?? -1);
}

function ec({ namedCurve, paramEncoding }) {
  validateString(namedCurve, 'options.namedCurve');
  if (given(paramEncoding) && paramEncoding !== 'named' && paramEncoding !== 'explicit') {
    throw new ERR_INVALID_ARG_VALUE('options.paramEncoding', paramEncoding);
  }
  return (request) => binding.generateEc(request, namedCurve, paramEncoding === 'explicit');
}

function refusePair(options, name, others) {
  for (const other of others) {
    if (given(options[other])) throw new ERR_INCOMPATIBLE_OPTION_PAIR(name, other);
  }
}

const none = new Uint8Array(0);

function dh(options) {
  const { group, primeLength, prime, generator } = options;
  if (given(group)) {
    refusePair(options, 'group', ['prime', 'primeLength', 'generator']);
    validateString(group, 'options.group');
    const known = binding.groupPrime(group);
    if (known === undefined) throw new ERR_CRYPTO_UNKNOWN_DH_GROUP();
    return (request) => binding.generateDh(request, 0, known, 2);
  }
  if (given(prime)) {
    refusePair(options, 'prime', ['primeLength']);
    validateBuffer(prime, 'options.prime');
  } else if (given(primeLength)) {
    validateInt32(primeLength, 'options.primeLength', 0);
  } else {
    throw new ERR_MISSING_OPTION('At least one of the group, prime, or primeLength options');
  }
  if (given(generator)) validateInt32(generator, 'options.generator', 0);
  return (request) =>
    binding.generateDh(request, given(prime) ? 0 : primeLength, prime ?? none, generator ?? 2);
}

const kinds = { '__proto__': null, rsa, 'rsa-pss': rsaPss, dsa, ec, dh };
for (const name of ['ed25519', 'ed448', 'x25519', 'x448']) {
  kinds[name] = () => (request) => binding.generateCurve(request, name.toUpperCase());
}

function makePair(type, options) {
  if (options !== undefined) validateObject(options, 'options');
  const kind = kinds[type];
  if (kind === undefined) {
    throw new ERR_INVALID_ARG_VALUE('type', type, 'must be a supported key type');
  }
  if (options === undefined && kind.length > 0) validateObject(options, 'options');
  return kind(options);
}

// ---- what is given back ------------------------------------------------------------------------

function encodingIn(options, name, type, read) {
  const encoding = options?.[name];
  if (!given(encoding)) return undefined;
  if (typeof encoding !== 'object') throw new ERR_INVALID_ARG_VALUE(`options.${name}`, encoding);
  return read(encoding, type, name);
}

function prepare(type, options) {
  validateString(type, 'type');
  const publicEncoding = encodingIn(options, 'publicKeyEncoding', type, encodingOfPublic);
  const privateEncoding = encodingIn(options, 'privateKeyEncoding', type, encodingOfPrivate);
  const pairOf = (handle) => [
    publicEncoding === undefined ? publicKeyOf(handle) : writeKey(handle, false, publicEncoding),
    privateEncoding === undefined ? privateKeyOf(handle) : writeKey(handle, true, privateEncoding),
  ];
  return { start: makePair(type, options), pairOf };
}

function generateKeyPair(type, options, callback) {
  if (typeof options === 'function') {
    callback = options;
    options = undefined;
  }
  validateFunction(callback, 'callback');
  const { start, pairOf } = prepare(type, options);
  runTask((failed, at) => {
    const value = takeValue(mail[at]);
    if (failed) return callback(value);
    let pair;
    try {
      pair = pairOf(value);
    } catch (error) {
      return callback(error);
    }
    return callback(null, ...pair);
  }, start, 'KEYPAIRGENREQUEST');
}

function generateKeyPairSync(type, options) {
  const { start, pairOf } = prepare(type, options);
  const [publicKey, privateKey] = pairOf(start(-1));
  return { publicKey, privateKey };
}

module.exports = { generateKeyPair, generateKeyPairSync, makePair };
