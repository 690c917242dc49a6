'use strict';

// The public module `crypto`, over OpenSSL: hashes, HMACs, ciphers, secret keys, key derivation and
// randomness; the Web's crypto for secret keys. Public keys and signatures are absent, and say so.
//
// The parts are in internal/crypto/; ciphers, derivation, constants and the Web's crypto are loaded
// when first used.

const binding = internalBinding('crypto');
const {
  codes: {
    ERR_CRYPTO_FIPS_UNAVAILABLE, ERR_CRYPTO_TIMING_SAFE_EQUAL_LENGTH,
  },
} = require('internal/errors');
const { isArrayBuffer } = require('internal/buffer');
const { Hash, Hmac } = require('internal/crypto/hash');
const keys = require('internal/crypto/keys');
const random = require('internal/crypto/random');

const cipher = () => require('internal/crypto/cipher');
const derive = () => require('internal/crypto/derive');

function checkComparable(value, name) {
  if (ArrayBuffer.isView(value) || isArrayBuffer(value)) return;
  const error = new TypeError(`The "${name}" argument must be an instance of ArrayBuffer, ` +
    'Buffer, TypedArray, or DataView.');
  error.code = 'ERR_INVALID_ARG_TYPE';
  throw error;
}

function timingSafeEqual(buf1, buf2) {
  checkComparable(buf1, 'buf1');
  checkComparable(buf2, 'buf2');
  if (buf1.byteLength !== buf2.byteLength) throw new ERR_CRYPTO_TIMING_SAFE_EQUAL_LENGTH();
  return binding.timingSafeEqual(buf1, buf2);
}

let hashes;
function getHashes() {
  hashes ??= [...new Set(binding.digestNames())].sort();
  return hashes.slice();
}

function getFips() {
  return binding.isFips() ? 1 : 0;
}
function setFips(enable) {
  if (Boolean(enable) !== binding.isFips()) throw new ERR_CRYPTO_FIPS_UNAVAILABLE();
}

// ---- what is loaded later ----------------------------------------------------------------------

const later = {
  createCipheriv: (name, key, iv, options) => new (cipher().Cipheriv)(name, key, iv, options),
  createDecipheriv: (name, key, iv, options) => new (cipher().Decipheriv)(name, key, iv, options),
  getCiphers: () => cipher().getCiphers(),
  getCipherInfo: (nameOrNid, options) => cipher().getCipherInfo(nameOrNid, options),
  hkdf: (...args) => derive().hkdf(...args),
  hkdfSync: (...args) => derive().hkdfSync(...args),
  pbkdf2: (...args) => derive().pbkdf2(...args),
  pbkdf2Sync: (...args) => derive().pbkdf2Sync(...args),
  scrypt: (...args) => derive().scrypt(...args),
  scryptSync: (...args) => derive().scryptSync(...args),
};

module.exports = {
  createHash: function createHash(algorithm, options) {
    return new Hash(algorithm, options);
  },
  createHmac: function createHmac(hmac, key, options) {
    return new Hmac(hmac, key, options);
  },
  createSecretKey: keys.createSecretKey,
  generateKey: keys.generateKey,
  generateKeySync: keys.generateKeySync,
  getCurves: () => [],
  getFips,
  getHashes,
  getRandomValues: random.getRandomValues,
  Hash,
  Hmac,
  KeyObject: keys.KeyObject,
  randomBytes: random.randomBytes,
  randomFill: random.randomFill,
  randomFillSync: random.randomFillSync,
  randomInt: random.randomInt,
  randomUUID: random.randomUUID,
  secureHeapUsed: () => ({ total: 0, used: 0, utilization: 0, min: 0 }),
  setFips,
  timingSafeEqual,
  ...later,
  ...require('internal/crypto/absent').functions,
};

function define(name, enumerable, get, set = undefined) {
  Object.defineProperty(module.exports, name, {
    __proto__: null, configurable: true, enumerable, get, set,
  });
}

for (const name of ['Cipher', 'Cipheriv', 'Decipher', 'Decipheriv']) {
  define(name, true, () => cipher()[name]);
}
define('constants', true, () => require('internal/crypto/constants').constants);
define('fips', false, getFips, setFips);

// The deprecated ones: a key made of a password alone is weak.
function createWeak(Class) {
  let warned = false;
  return function(name, password, options) {
    if (!warned) {
      warned = true;
      process.emitWarning(`crypto.create${Class} is deprecated.`, 'DeprecationWarning', 'DEP0106');
    }
    return new (cipher()[Class])(name, password, options);
  };
}
const hidden = {
  createCipher: createWeak('Cipher'),
  createDecipher: createWeak('Decipher'),
  prng: random.randomBytes,
  pseudoRandomBytes: random.randomBytes,
  rng: random.randomBytes,
};
for (const name of Object.keys(hidden)) {
  Object.defineProperty(module.exports, name, {
    __proto__: null, configurable: true, enumerable: false, writable: true, value: hidden[name],
  });
}

define('webcrypto', true, () => require('internal/crypto/web/subtle').webcrypto);
define('subtle', true, () => require('internal/crypto/web/subtle').subtle);
