'use strict';

// Keys from passwords and from other secrets.
//
//   pbkdf2, pbkdf2Sync, scrypt, scryptSync, hkdf, hkdfSync
//
// Each checks its arguments, makes the memory for the result, and has it filled.

const binding = internalBinding('crypto');
const {
  codes: {
    ERR_CRYPTO_INVALID_KEYLEN, ERR_CRYPTO_OPERATION_FAILED, ERR_CRYPTO_PBKDF2_ERROR,
    ERR_CRYPTO_SCRYPT_INVALID_PARAMETER, ERR_INVALID_ARG_TYPE, ERR_OUT_OF_RANGE,
  },
} = require('internal/errors');
const { FastBuffer } = require('internal/buffer');
const {
  validateFunction, validateInt32, validateInteger, validateString, validateUint32,
} = require('internal/validators');
const { bytesOf, isByteSource, needDigest, runTask } = require('internal/crypto/util');
const { isKeyObject, prepareSecretKey } = require('internal/crypto/keys');
const { kMaxLength } = internalBinding('buffer');

// Fills `out` by `start(request)`, and gives it to the callback, or an error if that failed.
function compute(out, start, Failure, callback, type) {
  runTask((result) => {
    if (result < 0) callback(new Failure('Deriving bits failed'));
    else callback(null, out);
  }, start, type);
}

function computeNow(out, start, Failure) {
  if (start(-1) < 0) throw new Failure('Deriving bits failed');
  return out;
}

// ---- pbkdf2 ------------------------------------------------------------------------------------

function checkPbkdf2(password, salt, iterations, keylen, digest) {
  validateString(digest, 'digest');
  password = bytesOf(password, 'password');
  salt = bytesOf(salt, 'salt');
  validateInt32(iterations, 'iterations', 1);
  validateInt32(keylen, 'keylen', 0);
  const out = new FastBuffer(keylen);
  const start = (request) =>
    binding.pbkdf2(request, needDigest(digest).id, password, salt, iterations, out);
  return { out, start };
}

function pbkdf2(password, salt, iterations, keylen, digest, callback) {
  if (typeof digest === 'function') {
    callback = digest;
    digest = undefined;
  }
  const { out, start } = checkPbkdf2(password, salt, iterations, keylen, digest);
  validateFunction(callback, 'callback');
  compute(out, start, ERR_CRYPTO_PBKDF2_ERROR, callback, 'PBKDF2REQUEST');
}

function pbkdf2Sync(password, salt, iterations, keylen, digest) {
  const { out, start } = checkPbkdf2(password, salt, iterations, keylen, digest);
  if (keylen === 0) needDigest(digest);
  return keylen === 0 ? out : computeNow(out, start, ERR_CRYPTO_PBKDF2_ERROR);
}

// ---- scrypt ------------------------------------------------------------------------------------

const scryptDefaults = { N: 16384, r: 8, p: 1, maxmem: 32 << 20 };
const longNames = { __proto__: null, N: 'cost', r: 'blockSize', p: 'parallelization' };

// A parameter goes by two names, but not by both at once. Zero means the default.
function scryptParameter(options, name) {
  const short = options[name], long = options[longNames[name]];
  if (short !== undefined) validateUint32(short, name);
  if (long !== undefined) {
    if (short !== undefined) throw new ERR_CRYPTO_SCRYPT_INVALID_PARAMETER();
    validateUint32(long, longNames[name]);
  }
  return short || long || scryptDefaults[name];
}

function checkScrypt(password, salt, keylen, options) {
  password = bytesOf(password, 'password');
  salt = bytesOf(salt, 'salt');
  validateInt32(keylen, 'keylen', 0);
  options ??= scryptDefaults;
  const N = scryptParameter(options, 'N');
  const r = scryptParameter(options, 'r');
  const p = scryptParameter(options, 'p');
  let { maxmem } = options;
  if (maxmem !== undefined) validateInteger(maxmem, 'maxmem', 0);
  maxmem ||= scryptDefaults.maxmem;
  const out = new FastBuffer(keylen);
  const start = (request) => {
    binding.checkScrypt(N, r, p, maxmem);
    return binding.scrypt(request, password, salt, N, r, p, maxmem, out);
  };
  return { out, start };
}

function scrypt(password, salt, keylen, options, callback) {
  if (typeof options === 'function') {
    callback = options;
    options = undefined;
  }
  const { out, start } = checkScrypt(password, salt, keylen, options);
  validateFunction(callback === undefined ? options : callback, 'callback');
  compute(out, start, ERR_CRYPTO_OPERATION_FAILED, callback, 'SCRYPTREQUEST');
}

function scryptSync(password, salt, keylen, options) {
  const { out, start } = checkScrypt(password, salt, keylen, options);
  return keylen === 0 ? out : computeNow(out, start, ERR_CRYPTO_OPERATION_FAILED);
}

// ---- hkdf --------------------------------------------------------------------------------------

function hkdfBytes(value, name) {
  if (!isByteSource(value)) {
    const types = ['string', 'ArrayBuffer', 'TypedArray', 'DataView', 'Buffer'];
    if (name === 'ikm') types.splice(1, 0, 'SecretKeyObject');
    throw new ERR_INVALID_ARG_TYPE(name, types, value);
  }
  return bytesOf(value, name);
}

function checkHkdf(digest, key, salt, info, length) {
  validateString(digest, 'digest');
  key = isKeyObject(key) ? prepareSecretKey(key) : hkdfBytes(key, 'ikm');
  salt = hkdfBytes(salt, 'salt');
  info = hkdfBytes(info, 'info');
  validateInteger(length, 'length', 0, kMaxLength);
  if (info.byteLength > 1024) {
    throw new ERR_OUT_OF_RANGE('info', 'must not contain more than 1024 bytes', info.byteLength);
  }
  const { id, size } = needDigest(digest);
  if (length > 255 * size) throw new ERR_CRYPTO_INVALID_KEYLEN();
  const out = new ArrayBuffer(length);
  const start = (request) => binding.hkdf(request, id, key, salt, info, out);
  return { out, start };
}

function hkdf(digest, ikm, salt, info, keylen, callback) {
  const { out, start } = checkHkdf(digest, ikm, salt, info, keylen);
  validateFunction(callback, 'callback');
  compute(out, start, ERR_CRYPTO_OPERATION_FAILED, callback, 'DERIVEBITSREQUEST');
}

function hkdfSync(digest, ikm, salt, info, keylen) {
  const { out, start } = checkHkdf(digest, ikm, salt, info, keylen);
  return keylen === 0 ? out : computeNow(out, start, ERR_CRYPTO_OPERATION_FAILED);
}

module.exports = { hkdf, hkdfSync, pbkdf2, pbkdf2Sync, scrypt, scryptSync };
