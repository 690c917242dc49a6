'use strict';

// Secret keys as objects. Keys of pairs are not here: see internal/crypto/absent.
//
//   KeyObject, createSecretKey(key, encoding), generateKey, generateKeySync
//   prepareSecretKey(key, encoding, bytesOnly)   the bytes of a key argument, KeyObjects included

const binding = internalBinding('crypto');
const { codes: { ERR_INVALID_ARG_TYPE, ERR_INVALID_ARG_VALUE } } = require('internal/errors');
const { FastBuffer } = require('internal/buffer');
const {
  validateFunction, validateInteger, validateObject, validateOneOf, validateString,
} = require('internal/validators');
const { bytesOf, isByteSource, runTask } = require('internal/crypto/util');

const kKeyType = Symbol('kKeyType');
const kBytes = Symbol('kBytes');
const kOurs = Symbol('kOurs'); // says that the constructor is called from here

function isKeyObject(value) {
  return typeof value === 'object' && value !== null && kBytes in value &&
    value instanceof KeyObject;
}

const webKeys = () => require('internal/crypto/web/crypto_key');

function isCryptoKey(value) {
  return typeof value === 'object' && value !== null && webKeys().isCryptoKey(value);
}

class KeyObject {
  constructor(type, handle) {
    if (type !== 'secret' && type !== 'public' && type !== 'private') {
      throw new ERR_INVALID_ARG_VALUE('type', type);
    }
    if (handle?.[kOurs] === undefined) throw new ERR_INVALID_ARG_TYPE('handle', 'object', handle);
    this[kKeyType] = type;
    Object.defineProperty(this, kBytes, { __proto__: null, value: handle[kOurs] });
  }

  get type() {
    return this[kKeyType];
  }

  static from(key) {
    if (!isCryptoKey(key)) throw new ERR_INVALID_ARG_TYPE('key', 'CryptoKey', key);
    return secretKeyOf(webKeys().bytesOfKey(key));
  }

  equals(otherKeyObject) {
    if (!isKeyObject(otherKeyObject)) {
      throw new ERR_INVALID_ARG_TYPE('otherKeyObject', 'KeyObject', otherKeyObject);
    }
    const mine = this[kBytes], other = otherKeyObject[kBytes];
    return otherKeyObject.type === this.type && mine.length === other.length &&
      (mine.length === 0 || binding.timingSafeEqual(mine, other));
  }
}

Object.defineProperty(KeyObject.prototype, Symbol.toStringTag, {
  __proto__: null, value: 'KeyObject', configurable: true,
});

class SecretKeyObject extends KeyObject {
  get symmetricKeySize() {
    return this[kBytes].length;
  }

  export(options) {
    if (options !== undefined) {
      validateObject(options, 'options');
      validateOneOf(options.format, 'options.format', [undefined, 'buffer', 'jwk']);
      if (options.format === 'jwk') {
        return { kty: 'oct', k: this[kBytes].toString('base64url') };
      }
    }
    return require('buffer').Buffer.from(this[kBytes]);
  }
}

function secretKeyOf(bytes) {
  return new SecretKeyObject('secret', { [kOurs]: bytes });
}

function ownCopy(source) {
  const bytes = ArrayBuffer.isView(source) ?
    new FastBuffer(source.buffer, source.byteOffset, source.byteLength) : new FastBuffer(source);
  const copy = new FastBuffer(bytes.length);
  copy.set(bytes);
  return copy;
}

function prepareSecretKey(key, encoding, bytesOnly = false) {
  if (!bytesOnly && isKeyObject(key)) return key[kBytes];
  if (!bytesOnly && !isByteSource(key) && isCryptoKey(key)) return webKeys().bytesOfKey(key);
  if (!isByteSource(key)) {
    const types = ['ArrayBuffer', 'Buffer', 'TypedArray', 'DataView'];
    if (!bytesOnly) {
      types.unshift('string');
      types.push('KeyObject', 'CryptoKey');
    }
    throw new ERR_INVALID_ARG_TYPE('key', types, key);
  }
  return bytesOf(key, 'key', encoding);
}

function createSecretKey(key, encoding) {
  return secretKeyOf(ownCopy(prepareSecretKey(key, encoding, true)));
}

// ---- generateKey -------------------------------------------------------------------------------

// The bytes that a key of this kind has.
function keySize(type, options) {
  validateString(type, 'type');
  validateObject(options, 'options');
  if (type === 'hmac') {
    validateInteger(options.length, 'options.length', 8, 2147483647);
    return Math.floor(options.length / 8);
  }
  if (type === 'aes') {
    validateOneOf(options.length, 'options.length', [128, 192, 256]);
    return options.length / 8;
  }
  throw new ERR_INVALID_ARG_VALUE('type', type, 'must be a supported key type');
}

function generateKey(type, options, callback) {
  if (typeof options === 'function') {
    callback = options;
    options = undefined;
  }
  validateFunction(callback, 'callback');
  const bytes = new FastBuffer(keySize(type, options));
  runTask(() => callback(null, secretKeyOf(bytes)), (request) => {
    binding.randomFill(request, bytes, 0, bytes.length);
  }, 'KEYGENREQUEST');
}

function generateKeySync(type, options) {
  const bytes = new FastBuffer(keySize(type, options));
  binding.randomFill(-1, bytes, 0, bytes.length);
  return secretKeyOf(bytes);
}

require('internal/util/types').setKeyChecks({ isKeyObject, isCryptoKey });

module.exports = {
  KeyObject, createSecretKey, generateKey, generateKeySync, isKeyObject, prepareSecretKey,
};
