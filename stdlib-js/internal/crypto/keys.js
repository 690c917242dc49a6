'use strict';

// Keys as objects: what all kinds share, and secret keys. Keys of pairs are in
// internal/crypto/asymmetric.
//
//   KeyObject, createSecretKey(key, encoding), generateKey, generateKeySync
//   prepareSecretKey(key, encoding, bytesOnly)   the bytes of a key argument, KeyObjects included
//   isKeyObject, isCryptoKey; kBytes, kHandle    where a key's bytes or native key are
//   own(content)                                 what the constructor of KeyObject accepts

const binding = internalBinding('crypto');
const {
  codes: { ERR_CRYPTO_INVALID_KEY_OBJECT_TYPE, ERR_INVALID_ARG_TYPE, ERR_INVALID_ARG_VALUE },
} = require('internal/errors');
const { FastBuffer } = require('internal/buffer');
const { Hosted, kClone } = require('internal/structured_clone');
const {
  validateFunction, validateInteger, validateObject, validateOneOf, validateString,
} = require('internal/validators');
const { bytesOf, isByteSource, runTask } = require('internal/crypto/util');

const kKeyType = Symbol('kKeyType');
const kBytes = Symbol('kBytes');
const kHandle = Symbol('kHandle');
const kOurs = Symbol('kOurs'); // says that the constructor is called from here

function isKeyObject(value) {
  return typeof value === 'object' && value !== null && kHandle in value &&
    value instanceof KeyObject;
}
// The bytes of a secret key, or the native half of another.
function own({ bytes, handle }) {
  return { [kOurs]: { bytes, handle } };
}

const webKeys = () => require('internal/crypto/web/crypto_key');

function isCryptoKey(value) {
  return typeof value === 'object' && value !== null && webKeys().isCryptoKey(value);
}

class KeyObject extends Hosted {
  constructor(type, handle) {
    if (type !== 'secret' && type !== 'public' && type !== 'private') {
      throw new ERR_INVALID_ARG_VALUE('type', type);
    }
    const content = handle?.[kOurs];
    if (content === undefined) throw new ERR_INVALID_ARG_TYPE('handle', 'object', handle);
    super();
    Object.defineProperties(this, {
      [kKeyType]: { __proto__: null, value: type, enumerable: true }, // shown when inspected
      [kBytes]: { __proto__: null, value: content.bytes },
      [kHandle]: { __proto__: null, value: content.handle },
    });
  }

  get type() {
    return this[kKeyType];
  }

  // Keys never change, so that a copy may share what is inside.
  [kClone]() {
    const { type, [kBytes]: bytes, [kHandle]: handle } = this;
    if (type === 'secret') return { restore: () => secretKeyOf(bytes) };
    const { privateKeyOf, publicKeyOf } = require('internal/crypto/asymmetric');
    return { restore: () => (type === 'public' ? publicKeyOf : privateKeyOf)(handle) };
  }

  static from(key) {
    if (!isCryptoKey(key)) throw new ERR_INVALID_ARG_TYPE('key', 'CryptoKey', key);
    return webKeys().keyObjectOf(key);
  }

  equals(otherKeyObject) {
    if (!isKeyObject(otherKeyObject)) {
      throw new ERR_INVALID_ARG_TYPE('otherKeyObject', 'KeyObject', otherKeyObject);
    }
    if (otherKeyObject.type !== this.type) return false;
    if (this[kHandle] !== undefined) {
      return binding.keysEqual(this[kHandle], otherKeyObject[kHandle]);
    }
    const mine = this[kBytes], other = otherKeyObject[kBytes];
    return mine.length === other.length &&
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
  return new SecretKeyObject('secret', own({ bytes }));
}

function ownCopy(source) {
  const bytes = ArrayBuffer.isView(source) ?
    new FastBuffer(source.buffer, source.byteOffset, source.byteLength) : new FastBuffer(source);
  const copy = new FastBuffer(bytes.length);
  copy.set(bytes);
  return copy;
}

function prepareSecretKey(key, encoding, bytesOnly = false) {
  if (!bytesOnly && isKeyObject(key)) {
    if (key.type !== 'secret') throw new ERR_CRYPTO_INVALID_KEY_OBJECT_TYPE(key.type, 'secret');
    return key[kBytes];
  }
  if (!bytesOnly && !isByteSource(key) && isCryptoKey(key)) {
    return prepareSecretKey(webKeys().keyObjectOf(key));
  }
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
  KeyObject, createSecretKey, generateKey, generateKeySync, isCryptoKey, isKeyObject, kBytes,
  kHandle, own, prepareSecretKey, secretKeyOf,
};
