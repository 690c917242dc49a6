'use strict';

// The Web's crypto: the methods of SubtleCrypto, whose work is done by the files beside this one.
// Digests, HMACs and ciphers are computed at once, what takes longer on the pool.
//
//   webcrypto, subtle   the instances of Crypto and SubtleCrypto;  Crypto, CryptoKey, SubtleCrypto

const { codes: { ERR_ILLEGAL_CONSTRUCTOR, ERR_INVALID_THIS } } = require('internal/errors');
const { Hash, Hmac } = require('internal/crypto/hash');
const random = require('internal/crypto/random');
const { failure, method, normalize } = require('internal/crypto/web/algorithms');
const { CryptoKey, bytesOfKey } = require('internal/crypto/web/crypto_key');
const secrets = require('internal/crypto/web/secrets');

const pairs = () => require('internal/crypto/web/pairs');
const pairUse = () => require('internal/crypto/web/pair_use');

const ciphers = () => require('internal/crypto/web/ciphers');
const derive = () => require('internal/crypto/derive');

const kFormats = ['raw', 'pkcs8', 'spki', 'jwk'];
const kFromHere = Symbol('kFromHere');

function arrayBuffer(bytes) {
  const { buffer, byteOffset, length } = bytes;
  return buffer.byteLength === length ? buffer : buffer.slice(byteOffset, byteOffset + length);
}

function opensslName(hash) {
  return hash.name.replace('-', '').toLowerCase();
}

// Whether the key is one for this algorithm and this use.
function checkKey(algorithm, key, usage) {
  const isSame = algorithm.name === key.algorithm.name;
  const isMeant = key.usages.includes(usage);
  if (isSame && isMeant) return;
  let message = 'The requested operation is not valid for the provided key';
  if (usage.startsWith('derive')) {
    message = isMeant ? 'Key algorithm mismatch' : `baseKey does not have ${usage} usage`;
  } else if (usage === 'sign' || usage === 'verify') {
    message = `Unable to use this key to ${usage}`;
  }
  throw failure(message, 'InvalidAccessError');
}

// Which file makes, reads and writes keys for an algorithm.
const isOfPair = ({ name }) => pairNames.has(name);
const pairNames = new Set(['RSASSA-PKCS1-v1_5', 'RSA-PSS', 'RSA-OAEP', 'ECDSA', 'ECDH', 'Ed25519',
  'Ed448', 'X25519', 'X448']);

function importAny(format, data, algorithm, extractable, usages) {
  const read = isOfPair(algorithm) ? pairs().importPair : secrets.importSecret;
  return read(format, data, algorithm, extractable, usages);
}
function exportAny(format, key) {
  return isOfPair(key.algorithm) ? pairs().exportPair(format, key) :
    secrets.exportSecret(format, key);
}

function hmac(key, data) {
  return new Hmac(opensslName(key.algorithm.hash), bytesOfKey(key)).update(data).digest();
}

function cipher(name, args, usage = name) {
  const values = method(name, args, 3);
  const algorithm = normalize(args[0], usage);
  const key = values.key(1), data = values.bytes(2);
  checkKey(algorithm, key, usage);
  return arrayBuffer(ciphers()[name](algorithm, key, data));
}

// ---- deriving -----------------------------------------------------------------------------------

function checkBits(algorithm, length) {
  if (length === null) throw failure('length cannot be null');
  if (length === 0) throw failure('length cannot be zero');
  if (length % 8 !== 0) throw failure('length must be a multiple of 8');
  if (algorithm.name === 'PBKDF2' && algorithm.iterations === 0) {
    throw failure('iterations cannot be zero');
  }
}

function deriveBitsOf(algorithm, key, length) {
  if (algorithm.public !== undefined) return pairUse().agree(algorithm, key, length);
  checkBits(algorithm, length);
  const { hash, salt, info, iterations } = algorithm;
  const digest = opensslName(hash), size = length / 8;
  return new Promise((resolve, reject) => {
    const done = (error, bits) => {
      if (error) reject(failure('The operation failed for an operation-specific reason'));
      else resolve(algorithm.name === 'HKDF' ? bits : arrayBuffer(bits));
    };
    try {
      if (algorithm.name === 'HKDF') {
        derive().hkdf(digest, bytesOfKey(key), salt, info, size, done);
      } else {
        derive().pbkdf2(bytesOfKey(key), salt, iterations, size, digest, done);
      }
    } catch (error) {
      done(error);
    }
  });
}

// ---- wrapping -----------------------------------------------------------------------------------

// AES-KW takes blocks of eight bytes; JSON does not mind spaces.
function paddedJson(jwk, algorithm) {
  const json = JSON.stringify(jwk);
  if (normalize(algorithm, 'wrapKey').name !== 'AES-KW') return json;
  return json.slice(0, -1).padEnd(Math.ceil(json.length / 8) * 8 - 1, ' ') + '}';
}

function parseKey(bytes) {
  try {
    return JSON.parse(require('buffer').Buffer.from(bytes));
  } catch {
    throw failure('Invalid wrapped JWK key', 'DataError');
  }
}

class SubtleCrypto {
  constructor(from) {
    if (from !== kFromHere) throw new ERR_ILLEGAL_CONSTRUCTOR();
  }

  async digest(...args) {
    checkThis(this);
    const values = method('digest', args, 2);
    const algorithm = normalize(args[0], 'digest');
    return arrayBuffer(new Hash(opensslName(algorithm)).update(values.bytes(1)).digest());
  }

  async generateKey(...args) {
    checkThis(this);
    const values = method('generateKey', args, 3);
    const usages = values.usages(2);
    const algorithm = normalize(args[0], 'generateKey');
    const generate = isOfPair(algorithm) ? pairs().generate : secrets.generate;
    return generate(algorithm, Boolean(args[1]), usages);
  }

  async importKey(...args) {
    checkThis(this);
    const values = method('importKey', args, 4);
    const format = values.text(0, kFormats, 'KeyFormat');
    const data = format === 'jwk' ? values.dictionary(1) : values.bytes(1);
    const usages = values.usages(4);
    return importAny(format, data, normalize(args[2], 'importKey'), Boolean(args[3]),
      usages);
  }

  async exportKey(...args) {
    checkThis(this);
    const values = method('exportKey', args, 2);
    return exportAny(values.text(0, kFormats, 'KeyFormat'), values.key(1));
  }

  async sign(...args) {
    checkThis(this);
    const values = method('sign', args, 3);
    const algorithm = normalize(args[0], 'sign');
    const key = values.key(1), data = values.bytes(2);
    checkKey(algorithm, key, 'sign');
    if (key.type !== 'secret') return arrayBuffer(await pairUse().sign(algorithm, key, data));
    return arrayBuffer(hmac(key, data));
  }

  async verify(...args) {
    checkThis(this);
    const values = method('verify', args, 4);
    const algorithm = normalize(args[0], 'verify');
    const key = values.key(1), signature = values.bytes(2), data = values.bytes(3);
    checkKey(algorithm, key, 'verify');
    if (key.type !== 'secret') return pairUse().verify(algorithm, key, signature, data);
    const right = hmac(key, data);
    return signature.length === right.length && require('crypto').timingSafeEqual(signature, right);
  }

  async encrypt(...args) {
    checkThis(this);
    return cipher('encrypt', args);
  }

  async decrypt(...args) {
    checkThis(this);
    return cipher('decrypt', args);
  }

  async deriveBits(...args) {
    checkThis(this);
    const values = method('deriveBits', args, 3);
    const algorithm = normalize(args[0], 'deriveBits');
    const key = values.key(1);
    checkKey(algorithm, key, 'deriveBits');
    // A number of 32 bits, as the Web converts one; null says that there is none.
    return deriveBitsOf(algorithm, key, args[2] === null ? null : args[2] >>> 0);
  }

  async deriveKey(...args) {
    checkThis(this);
    const values = method('deriveKey', args, 5);
    const algorithm = normalize(args[0], 'deriveBits');
    const key = values.key(1);
    const wanted = normalize(args[2], 'importKey');
    const length = secrets.keyLength(normalize(args[2], 'get key length'));
    const usages = values.usages(4);
    checkKey(algorithm, key, 'deriveKey');
    const bits = await deriveBitsOf(algorithm, key, length);
    const { Buffer } = require('buffer');
    return importAny('raw', Buffer.from(bits), wanted, Boolean(args[3]), usages);
  }

  async wrapKey(...args) {
    checkThis(this);
    const values = method('wrapKey', args, 4);
    const format = values.text(0, kFormats, 'KeyFormat');
    const exported = exportAny(format, values.key(1));
    const { Buffer } = require('buffer');
    const data = Buffer.from(format === 'jwk' ? paddedJson(exported, args[3]) : exported);
    return cipher('encrypt', [args[3], values.key(2), data], 'wrapKey');
  }

  async unwrapKey(...args) {
    checkThis(this);
    const values = method('unwrapKey', args, 7);
    const format = values.text(0, kFormats, 'KeyFormat');
    const usages = values.usages(6);
    const algorithm = normalize(args[4], 'importKey');
    const bytes = cipher('decrypt', [args[3], values.key(2), values.bytes(1)], 'unwrapKey');
    const { Buffer } = require('buffer');
    const data = format === 'jwk' ? parseKey(bytes) : Buffer.from(bytes);
    return importAny(format, data, algorithm, Boolean(args[5]), usages);
  }
}

class Crypto {
  constructor(from) {
    if (from !== kFromHere) throw new ERR_ILLEGAL_CONSTRUCTOR();
  }
  get subtle() {
    checkCrypto(this);
    return subtle;
  }
  getRandomValues(array) {
    checkCrypto(this);
    return random.getRandomValues(array);
  }
  randomUUID(options) {
    checkCrypto(this);
    return random.randomUUID(options);
  }
}

const subtle = new SubtleCrypto(kFromHere);
const webcrypto = new Crypto(kFromHere);

Object.defineProperty(Crypto.prototype, 'CryptoKey', {
  __proto__: null, configurable: true, enumerable: true, writable: true, value: CryptoKey,
});

function checkThis(value) {
  if (value !== subtle) throw new ERR_INVALID_THIS('SubtleCrypto');
}
function checkCrypto(value) {
  if (value !== webcrypto) throw new ERR_INVALID_THIS('Crypto');
}

for (const Class of [Crypto, SubtleCrypto]) {
  for (const name of Object.getOwnPropertyNames(Class.prototype)) {
    if (name === 'constructor' || name === 'CryptoKey') continue;
    Object.defineProperty(Class.prototype, name, { __proto__: null, enumerable: true });
  }
  Object.defineProperty(Class.prototype, Symbol.toStringTag, {
    __proto__: null, configurable: true, value: Class.name,
  });
}

module.exports = { Crypto, CryptoKey, SubtleCrypto, subtle, webcrypto };
