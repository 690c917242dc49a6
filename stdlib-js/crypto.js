'use strict';

// The public module `crypto`, over OpenSSL: hashes, HMACs, ciphers, keys, key derivation,
// signatures, key agreement, certificates and randomness. OpenSSL's engines are absent.
//
// The parts are in internal/crypto/; what is not hashes and randomness is loaded when first used.
//
// Covers all that Node 18 documents.
// Differs: see docs/differences.md (engines, checkPrime).

const binding = internalBinding('crypto');
const {
  codes: {
    ERR_CRYPTO_FIPS_UNAVAILABLE, ERR_CRYPTO_TIMING_SAFE_EQUAL_LENGTH,
    ERR_FEATURE_UNAVAILABLE_ON_PLATFORM,
  },
} = require('internal/errors');
const { isArrayBuffer } = require('internal/buffer');
const { Hash, Hmac } = require('internal/crypto/hash');
const keys = require('internal/crypto/keys');
const { kCustomPromisifyArgs } = require('internal/util/promisify');
const { defineLate } = require('internal/late_exports');
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

function setEngine() {
  throw new ERR_FEATURE_UNAVAILABLE_ON_PLATFORM('crypto.setEngine');
}

function getFips() {
  return binding.isFips() ? 1 : 0;
}
function setFips(enable) {
  if (Boolean(enable) !== binding.isFips()) throw new ERR_CRYPTO_FIPS_UNAVAILABLE();
}

// ---- what is loaded later ----------------------------------------------------------------------

const asymmetric = () => require('internal/crypto/asymmetric');
const diffieHellman = () => require('internal/crypto/diffie_hellman');
const keyPair = () => require('internal/crypto/key_pair');
const prime = () => require('internal/crypto/prime');
const rsa = () => require('internal/crypto/rsa');
const signature = () => require('internal/crypto/sign');

// Functions that find their part when they are called.
function relay(part, names) {
  const functions = {};
  for (const name of names) {
    functions[name] = { [name]: (...args) => part()[name](...args) }[name];
  }
  return functions;
}

const later = {
  createCipheriv: (name, key, iv, options) => new (cipher().Cipheriv)(name, key, iv, options),
  createDecipheriv: (name, key, iv, options) => new (cipher().Decipheriv)(name, key, iv, options),
  createDiffieHellman: (...args) => new (diffieHellman().DiffieHellman)(...args),
  createDiffieHellmanGroup: (name) => new (diffieHellman().DiffieHellmanGroup)(name),
  createECDH: (curve) => new (diffieHellman().ECDH)(curve),
  createSign: (algorithm, options) => new (signature().Sign)(algorithm, options),
  createVerify: (algorithm, options) => new (signature().Verify)(algorithm, options),
  getDiffieHellman: (name) => new (diffieHellman().DiffieHellmanGroup)(name),
  ...relay(asymmetric, ['createPrivateKey', 'createPublicKey']),
  ...relay(cipher, ['getCipherInfo', 'getCiphers']),
  ...relay(derive, ['hkdf', 'hkdfSync', 'pbkdf2', 'pbkdf2Sync', 'scrypt', 'scryptSync']),
  ...relay(diffieHellman, ['diffieHellman']),
  ...relay(keyPair, ['generateKeyPair', 'generateKeyPairSync']),
  ...relay(prime, ['checkPrime', 'checkPrimeSync', 'generatePrime', 'generatePrimeSync']),
  ...relay(rsa, ['privateDecrypt', 'privateEncrypt', 'publicDecrypt', 'publicEncrypt']),
  ...relay(signature, ['sign', 'verify']),
};

Object.defineProperty(later.generateKeyPair, kCustomPromisifyArgs, {
  __proto__: null, value: ['publicKey', 'privateKey'],
});

let curves;
function getCurves() {
  curves ??= [...new Set(binding.curveNames())].sort();
  return curves.slice();
}

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
  getCurves,
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
  setEngine,
};

function define(name, enumerable, get, set = undefined) {
  Object.defineProperty(module.exports, name, {
    __proto__: null, configurable: true, enumerable, get, set,
  });
}

const lateClasses = [
  [cipher, ['Cipher', 'Cipheriv', 'Decipher', 'Decipheriv']],
  [diffieHellman, ['DiffieHellman', 'DiffieHellmanGroup', 'ECDH']],
  [signature, ['Sign', 'Verify']],
  [() => require('internal/crypto/certificate'), ['Certificate']],
  [() => require('internal/crypto/x509'), ['X509Certificate']],
];
for (const [part, names] of lateClasses) {
  defineLate(module.exports, names, part);
}
define('constants', true, () => require('internal/crypto/constants').constants);
define('fips', false, getFips, setFips);

let warnedOfEncoding = false;
function warnOfEncoding() {
  if (warnedOfEncoding) return;
  warnedOfEncoding = true;
  process.emitWarning('crypto.DEFAULT_ENCODING is deprecated.', 'DeprecationWarning', 'DEP0091');
}
// Bytes are what everything takes and gives; text instead of them is long gone.
define('DEFAULT_ENCODING', false, () => {
  warnOfEncoding();
  return 'buffer';
}, (encoding) => {
  warnOfEncoding();
  if (encoding !== 'buffer') {
    throw new ERR_FEATURE_UNAVAILABLE_ON_PLATFORM('crypto.DEFAULT_ENCODING');
  }
});

// The deprecated ones: a key made of a password alone is weak.
let warnedOfWeak = false;
function createWeak(Class) {
  return function(name, password, options) {
    if (!warnedOfWeak) {
      warnedOfWeak = true;
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
