'use strict';

// Keys of pairs as objects, and as arguments.
//
//   createPublicKey(key), createPrivateKey(key)
//   publicKeyOf(handle), privateKeyOf(handle)   the objects of a native key
//   publicHandle(key), privateHandle(key), rsaPrivateHandle(key)
//                                               the native key of an argument: a KeyObject, a
//                                               CryptoKey, PEM, or {key, format, type, passphrase}
//
// One native key serves the private object and the public one that is made of it.

const binding = internalBinding('crypto');
const {
  codes: {
    ERR_CRYPTO_INCOMPATIBLE_KEY_OPTIONS, ERR_CRYPTO_INVALID_KEY_OBJECT_TYPE, ERR_INVALID_ARG_TYPE,
  },
} = require('internal/errors');
const { validateObject } = require('internal/validators');
const { bytesOf, isByteSource } = require('internal/crypto/util');
const { handleOfJwk, jwkOfKey } = require('internal/crypto/jwk');
const {
  encodingOfInput, encodingOfPrivate, encodingOfPublic, formats,
} = require('internal/crypto/key_options');
const { KeyObject, isCryptoKey, isKeyObject, kHandle, own } = require('internal/crypto/keys');

// ---- the objects -------------------------------------------------------------------------------

const kDetails = Symbol('kDetails');

function pssDetails(handle) {
  const limits = binding.keyPssLimits(handle);
  if (limits === undefined) return undefined;
  return { hashAlgorithm: limits[0], mgf1HashAlgorithm: limits[1], saltLength: limits[2] };
}

function detailsOf(handle, kind) {
  if (kind === 'rsa' || kind === 'rsa-pss') {
    const { Buffer } = require('buffer');
    const exponent = Buffer.from(binding.keyNumber(handle, 'e', 0)).toString('hex');
    const details = {
      modulusLength: binding.keyBits(handle, ''), publicExponent: BigInt(`0x${exponent}`),
    };
    return kind === 'rsa' ? details : Object.assign(details, pssDetails(handle));
  }
  if (kind === 'dsa') {
    return {
      modulusLength: binding.keyBits(handle, 'p'), divisorLength: binding.keyBits(handle, 'q'),
    };
  }
  if (kind !== 'ec') return {};
  const namedCurve = binding.keyCurve(handle);
  return namedCurve === undefined ? {} : { namedCurve };
}

class AsymmetricKeyObject extends KeyObject {
  get asymmetricKeyType() {
    return binding.keyKind(this[kHandle]);
  }

  get asymmetricKeyDetails() {
    if (this[kDetails] === undefined) {
      const value = detailsOf(this[kHandle], this.asymmetricKeyType);
      Object.defineProperty(this, kDetails, { __proto__: null, value });
    }
    return this[kDetails];
  }
}

function asBuffer(written) {
  if (typeof written === 'string') return written;
  return require('buffer').Buffer.from(written.buffer, written.byteOffset, written.byteLength);
}

function writeKey(handle, isPrivate, { format, type, cipher, passphrase }) {
  if (format === formats.jwk) return jwkOfKey(handle, binding.keyKind(handle), isPrivate);
  return asBuffer(isPrivate ? binding.writePrivate(handle, format, type, cipher, passphrase) :
    binding.writePublic(handle, format, type));
}

class PublicKeyObject extends AsymmetricKeyObject {
  export(options) {
    if (options?.format === 'jwk') return jwkOfKey(this[kHandle], this.asymmetricKeyType, false);
    return writeKey(this[kHandle], false, encodingOfPublic(options, this.asymmetricKeyType));
  }
}

class PrivateKeyObject extends AsymmetricKeyObject {
  export(options) {
    if (options?.format === 'jwk') {
      if (options.passphrase !== undefined) {
        throw new ERR_CRYPTO_INCOMPATIBLE_KEY_OPTIONS('jwk', 'does not support encryption');
      }
      return jwkOfKey(this[kHandle], this.asymmetricKeyType, true);
    }
    return writeKey(this[kHandle], true, encodingOfPrivate(options, this.asymmetricKeyType));
  }
}

const publicKeyOf = (handle) => new PublicKeyObject('public', own({ handle }));
const privateKeyOf = (handle) => new PrivateKeyObject('private', own({ handle }));

// ---- arguments ---------------------------------------------------------------------------------

const byteTypes = ['ArrayBuffer', 'Buffer', 'TypedArray', 'DataView', 'string'];
const keyTypes = [...byteTypes, 'KeyObject', 'CryptoKey'];

// What a key is wanted for. RSA's private operations read either kind of PEM, and then fail.
const toUsePublic = { isPublic: true, readsPublic: true, wanted: 'private or public' };
const toUsePrivate = { isPublic: false, readsPublic: false, wanted: 'private' };
const toUseRsaPrivate = { isPublic: false, readsPublic: true, wanted: 'private' };
const toCreatePublic = { isPublic: true, readsPublic: true, wanted: 'private' };
const toCreatePrivate = { isPublic: false, readsPublic: false, wanted: 'no object' };

function handleOfObject(key, purpose) {
  if (purpose === toCreatePrivate) {
    throw new ERR_INVALID_ARG_TYPE('key',
      ['string', 'ArrayBuffer', 'Buffer', 'TypedArray', 'DataView'], key);
  }
  const fits = key.type === 'private' || (key.type === 'public' && purpose === toUsePublic);
  if (!fits) throw new ERR_CRYPTO_INVALID_KEY_OBJECT_TYPE(key.type, purpose.wanted);
  return key[kHandle];
}

function read(data, purpose, { format, type, passphrase }) {
  return binding.readKey(!purpose.readsPublic, data, format, type ?? -1, passphrase);
}

function handleOfArgument(key, purpose) {
  if (isKeyObject(key)) return handleOfObject(key, purpose);
  if (isCryptoKey(key)) return handleOfObject(KeyObject.from(key), purpose);
  if (isByteSource(key)) return read(bytesOf(key, 'key'), purpose, { format: formats.pem });
  const types = purpose === toCreatePrivate ? byteTypes : keyTypes;
  if (typeof key !== 'object' || key === null) throw new ERR_INVALID_ARG_TYPE('key', types, key);

  const { key: data, encoding, format } = key;
  if (isKeyObject(data)) return handleOfObject(data, purpose);
  if (isCryptoKey(data)) return handleOfObject(KeyObject.from(data), purpose);
  if (format === 'jwk') {
    validateObject(data, 'key.key');
    return handleOfJwk(data, purpose.isPublic);
  }
  if (!isByteSource(data)) throw new ERR_INVALID_ARG_TYPE('key.key', types, data);
  return read(bytesOf(data, 'key', encoding), purpose,
    encodingOfInput(key, purpose.isPublic ? undefined : false));
}

const publicHandle = (key) => handleOfArgument(key, toUsePublic);
const privateHandle = (key) => handleOfArgument(key, toUsePrivate);
const rsaPrivateHandle = (key) => handleOfArgument(key, toUseRsaPrivate);

function createPublicKey(key) {
  return publicKeyOf(handleOfArgument(key, toCreatePublic));
}
function createPrivateKey(key) {
  return privateKeyOf(handleOfArgument(key, toCreatePrivate));
}

module.exports = {
  createPrivateKey, createPublicKey, privateHandle, privateKeyOf, publicHandle, publicKeyOf,
  rsaPrivateHandle, writeKey,
};
