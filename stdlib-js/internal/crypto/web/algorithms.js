'use strict';

// The algorithms of the Web's crypto, and the arguments of SubtleCrypto's methods.
//
//   normalize(algorithm, operation)    {name, ...parameters}, checked; throws as Node does
//   failure(message, name)             a DOMException, an OperationError if no name is given
//   method(name, args, least)          {bytes(i), key(i), text(i, allowed, type), usages(i)}: the
//                                      converted arguments of a call

const { FastBuffer } = require('internal/buffer');
const { isCryptoKey } = require('internal/crypto/web/crypto_key');

const kUsages = ['encrypt', 'decrypt', 'sign', 'verify', 'deriveKey', 'deriveBits', 'wrapKey',
  'unwrapKey'];
const kHashes = ['SHA-1', 'SHA-256', 'SHA-384', 'SHA-512'];
const kAes = ['AES-CBC', 'AES-CTR', 'AES-GCM', 'AES-KW'];
const kRsa = ['RSASSA-PKCS1-v1_5', 'RSA-PSS', 'RSA-OAEP'];
const kEc = ['ECDSA', 'ECDH'];
const kCurves = ['Ed25519', 'Ed448', 'X25519', 'X448'];

// A dictionary: its name, and its members in the order in which they are read; ? may be missing.
const dictionaries = {
  HmacKeyGenParams: { hash: 'hash', length: 'number?' },
  HmacImportParams: { hash: 'hash', length: 'number?' },
  AesKeyGenParams: { length: 'number' },
  AesDerivedKeyParams: { length: 'number' },
  Pbkdf2Params: { hash: 'hash', iterations: 'number', salt: 'bytes' },
  HkdfParams: { hash: 'hash', info: 'bytes', salt: 'bytes' },
  AesCbcParams: { iv: 'bytes' },
  AesCtrParams: { counter: 'bytes', length: 'number' },
  RsaHashedKeyGenParams: { hash: 'hash', modulusLength: 'number', publicExponent: 'exponent' },
  RsaHashedImportParams: { hash: 'hash' },
  RsaPssParams: { saltLength: 'number' },
  RsaOaepParams: { label: 'bytes?' },
  EcKeyGenParams: { namedCurve: 'text' },
  EcKeyImportParams: { namedCurve: 'text' },
  EcdsaParams: { hash: 'hash' },
  EcdhKeyDeriveParams: { public: 'key' },
  Ed448Params: { context: 'bytes?' },
  AesGcmParams: { additionalData: 'bytes?', iv: 'bytes', tagLength: 'number?' },
};

function forEach(names, type) {
  return Object.fromEntries(names.map((name) => [name, type]));
}

const kCiphers = {
  'AES-CBC': 'AesCbcParams', 'AES-CTR': 'AesCtrParams', 'AES-GCM': 'AesGcmParams',
  'RSA-OAEP': 'RsaOaepParams',
};
const kSigners = {
  'HMAC': null, 'RSASSA-PKCS1-v1_5': null, 'RSA-PSS': 'RsaPssParams', 'ECDSA': 'EcdsaParams',
  'Ed25519': null, 'Ed448': 'Ed448Params',
};
const operations = {
  'digest': forEach(kHashes, null),
  'generateKey': {
    HMAC: 'HmacKeyGenParams', ...forEach(kAes, 'AesKeyGenParams'),
    ...forEach(kRsa, 'RsaHashedKeyGenParams'), ...forEach(kEc, 'EcKeyGenParams'),
    ...forEach(kCurves, null),
  },
  'importKey': {
    HMAC: 'HmacImportParams', ...forEach([...kAes, 'PBKDF2', 'HKDF'], null),
    ...forEach(kRsa, 'RsaHashedImportParams'), ...forEach(kEc, 'EcKeyImportParams'),
    ...forEach(kCurves, null),
  },
  'get key length': { HMAC: 'HmacImportParams', ...forEach(kAes, 'AesDerivedKeyParams'),
    PBKDF2: null, HKDF: null },
  'sign': kSigners,
  'verify': kSigners,
  'deriveBits': {
    PBKDF2: 'Pbkdf2Params', HKDF: 'HkdfParams',
    ...forEach(['ECDH', 'X25519', 'X448'], 'EcdhKeyDeriveParams'),
  },
  'encrypt': kCiphers,
  'decrypt': kCiphers,
  'wrapKey': { ...kCiphers, 'AES-KW': null },
  'unwrapKey': { ...kCiphers, 'AES-KW': null },
};

function failure(message, name = 'OperationError') {
  const { DOMException } = require('internal/domexception');
  return new DOMException(message, name);
}

function typeError(code, message) {
  const error = new TypeError(message);
  error.code = code;
  return error;
}

function isBytes(value) {
  return ArrayBuffer.isView(value) || value instanceof ArrayBuffer;
}

function copyOf(source) {
  const bytes = ArrayBuffer.isView(source) ?
    new FastBuffer(source.buffer, source.byteOffset, source.byteLength) : new FastBuffer(source);
  const copy = new FastBuffer(bytes.length);
  copy.set(bytes);
  return copy;
}

// ---- algorithms ---------------------------------------------------------------------------------

const kNormalize = 'Failed to normalize algorithm';
const kNoBytes = 'is not instance of ArrayBuffer, Buffer, TypedArray, or DataView.';

function convertMember(value, type, key, dictionary) {
  const where = `${kNormalize}: '${key}' of '${dictionary}' (passed algorithm)`;
  if (type === 'hash') return { name: normalize(value, 'digest').name };
  if (type === 'bytes') {
    if (!isBytes(value)) throw typeError('ERR_INVALID_ARG_TYPE', `${where} ${kNoBytes}`);
    return copyOf(value);
  }
  if (type === 'exponent') {
    if (value instanceof Uint8Array) return copyOf(value);
    throw typeError('ERR_INVALID_ARG_TYPE', `${where} is not an Uint8Array object.`);
  }
  if (type === 'text') return String(value);
  if (type === 'key') {
    if (isCryptoKey(value)) return value;
    throw typeError('ERR_INVALID_ARG_TYPE', `${where} is not a CryptoKey.`);
  }
  const number = Math.trunc(Number(value));
  if (!Number.isFinite(number)) {
    throw typeError('ERR_INVALID_ARG_TYPE', `${where} is not a finite number.`);
  }
  if (!(number >= 0 && number <= 0xffffffff)) {
    throw typeError('ERR_INVALID_ARG_VALUE', `${where} is not a number in range.`);
  }
  return number;
}

function readMember(algorithm, key, type, dictionary) {
  const value = algorithm[key];
  const optional = type.endsWith('?');
  if (value === undefined) {
    if (optional) return undefined;
    throw typeError('ERR_MISSING_OPTION', `${kNormalize}: passed algorithm can not be ` +
      `converted to '${dictionary}' because '${key}' is required in '${dictionary}'.`);
  }
  return convertMember(value, optional ? type.slice(0, -1) : type, key, dictionary);
}

function knownName(name, operation) {
  const wanted = name.toUpperCase();
  const known = Object.keys(operations[operation]).find((each) => each.toUpperCase() === wanted);
  if (known !== undefined) return known;
  throw failure('Unrecognized algorithm name', 'NotSupportedError');
}

function normalize(algorithm, operation) {
  if (algorithm === null || (typeof algorithm !== 'object' && typeof algorithm !== 'function')) {
    algorithm = { name: String(algorithm) };
  }
  if (algorithm.name === undefined) {
    throw typeError('ERR_MISSING_OPTION', `${kNormalize}: passed algorithm can not be converted ` +
      "to 'Algorithm' because 'name' is required in 'Algorithm'.");
  }
  const name = knownName(String(algorithm.name), operation);
  const normalized = { name };
  const dictionary = operations[operation][name];
  if (dictionary === null) return normalized;
  const members = dictionaries[dictionary];
  for (const key of Object.keys(members)) {
    const value = readMember(algorithm, key, members[key], dictionary);
    if (value !== undefined) normalized[key] = value;
  }
  return normalized;
}

// ---- arguments ----------------------------------------------------------------------------------

const kOrdinals = ['1st', '2nd', '3rd', '4th', '5th', '6th', '7th'];

function method(name, args, least) {
  const prefix = `Failed to execute '${name}' on 'SubtleCrypto'`;
  if (args.length < least) {
    throw typeError('ERR_MISSING_ARGS', `${prefix}: ${least} argument${least === 1 ? '' : 's'} ` +
      `required, but only ${args.length} present.`);
  }
  const bad = (i, what, code = 'ERR_INVALID_ARG_TYPE') =>
    typeError(code, `${prefix}: ${kOrdinals[i]} argument${what}`);
  const oneOf = (value, i, allowed, type, more = '') => {
    const text = String(value);
    if (allowed.includes(text)) return text;
    throw bad(i, `${more} value '${text}' is not a valid enum value of type ${type}.`,
      'ERR_INVALID_ARG_VALUE');
  };
  return {
    bytes(i) {
      if (!isBytes(args[i])) throw bad(i, ` ${kNoBytes}`);
      return copyOf(args[i]);
    },
    key(i) {
      if (!isCryptoKey(args[i])) throw bad(i, ' is not of type CryptoKey.');
      return args[i];
    },
    dictionary(i) {
      const value = args[i];
      if (value === undefined || value === null || typeof value === 'object' ||
          typeof value === 'function') {
        return value;
      }
      throw bad(i, ' can not be converted to a dictionary');
    },
    text: (i, allowed, type) => oneOf(args[i], i, allowed, type),
    usages(i) {
      if (typeof args[i]?.[Symbol.iterator] !== 'function') {
        throw bad(i, ' can not be converted to sequence.');
      }
      return Array.from(args[i], (value, at) =>
        oneOf(value, i, kUsages, 'KeyUsage', `, index ${at}`));
    },
  };
}

module.exports = { failure, method, normalize };
