'use strict';

// Key agreement.
//
//   DiffieHellman(sizeOrKey, keyEncoding, generator, genEncoding), DiffieHellmanGroup(name)
//   ECDH(curve)   with ECDH.convertKey
//   diffieHellman({privateKey, publicKey})   the secret of two KeyObjects

const binding = internalBinding('crypto');
const {
  codes: {
    ERR_CRYPTO_ECDH_INVALID_FORMAT, ERR_CRYPTO_ECDH_INVALID_PUBLIC_KEY,
    ERR_CRYPTO_INCOMPATIBLE_KEY, ERR_CRYPTO_INVALID_CURVE, ERR_CRYPTO_INVALID_KEYPAIR,
    ERR_CRYPTO_INVALID_KEY_OBJECT_TYPE, ERR_CRYPTO_UNKNOWN_DH_GROUP, ERR_INVALID_ARG_TYPE,
    ERR_INVALID_ARG_VALUE,
  },
} = require('internal/errors');
const { FastBuffer } = require('internal/buffer');
const { encodingOf } = require('internal/buffer/encodings');
const { validateInt32, validateObject, validateString } = require('internal/validators');
const { bytesOf, isByteSource } = require('internal/crypto/util');
const { kHandle: kKey, isKeyObject } = require('internal/crypto/keys');

const kHandle = Symbol('kHandle');

function encoded(bytes, encoding) {
  const buffer = new FastBuffer(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return encoding && encoding !== 'buffer' ? buffer.toString(encoding) : buffer;
}

function coded(Class, message, code) {
  const error = new Class(message);
  error.code = code;
  return error;
}

// ---- with a prime ------------------------------------------------------------------------------

const sourceTypes = ['number', 'string', 'ArrayBuffer', 'Buffer', 'TypedArray', 'DataView'];
const usualGenerator = 2;

function isEncoding(name) {
  return name === 'buffer' || (typeof name === 'string' && encodingOf(name) !== undefined);
}

function generatorOf(generator, encoding) {
  if (!generator) return usualGenerator;
  if (typeof generator === 'number') {
    validateInt32(generator, 'generator');
    return generator;
  }
  if (!isByteSource(generator)) throw new ERR_INVALID_ARG_TYPE('generator', sourceTypes, generator);
  return bytesOf(generator, 'generator', encoding);
}

// A number below 2 generates nothing, and as bytes there are no negative ones.
function bytesOfGenerator(generator) {
  if (typeof generator !== 'number') return generator;
  const bytes = new FastBuffer(4);
  bytes.writeInt32BE(Math.max(generator, 0));
  return bytes;
}

function withVerifyError(object) {
  Object.defineProperty(object, 'verifyError', {
    __proto__: null, configurable: false, enumerable: true, writable: false,
    value: binding.dhCheck(object[kHandle]),
  });
}

function DiffieHellman(sizeOrKey, keyEncoding, generator, genEncoding) {
  if (!(this instanceof DiffieHellman)) {
    return new DiffieHellman(sizeOrKey, keyEncoding, generator, genEncoding);
  }
  const isSize = typeof sizeOrKey === 'number';
  if (!isSize && !isByteSource(sizeOrKey)) {
    throw new ERR_INVALID_ARG_TYPE('sizeOrKey', sourceTypes, sizeOrKey);
  }
  if (isSize) validateInt32(sizeOrKey, 'sizeOrKey');
  if (keyEncoding && !isEncoding(keyEncoding)) {
    genEncoding = generator;
    generator = keyEncoding;
    keyEncoding = undefined;
  }
  const prime = isSize ? undefined : bytesOf(sizeOrKey, 'sizeOrKey', keyEncoding);
  generator = generatorOf(generator, genEncoding);
  this[kHandle] = isSize ? binding.dhFromSize(sizeOrKey, smallGenerator(generator)) :
    binding.dhFromPrime(prime, bytesOfGenerator(generator));
  withVerifyError(this);
}

// A prime that is looked for takes a small one.
function smallGenerator(generator) {
  if (typeof generator === 'number') return generator;
  return new DataView(generator.buffer ?? generator, generator.byteOffset ?? 0, 1).getUint8(0);
}

function DiffieHellmanGroup(name) {
  if (!(this instanceof DiffieHellmanGroup)) return new DiffieHellmanGroup(name);
  if (typeof name !== 'string') {
    throw coded(TypeError, 'Group name must be a string', 'ERR_INVALID_ARG_TYPE');
  }
  this[kHandle] = binding.dhFromGroup(name);
  if (this[kHandle] === undefined) throw new ERR_CRYPTO_UNKNOWN_DH_GROUP();
  withVerifyError(this);
}

function numberGetter(name, absent) {
  return function(encoding) {
    const bytes = binding.dhNumber(this[kHandle], name);
    if (bytes === undefined) throw coded(Error, absent, 'ERR_CRYPTO_INVALID_STATE');
    return encoded(bytes, encoding);
  };
}

const dhMethods = {
  generateKeys(encoding) {
    return encoded(binding.dhGenerate(this[kHandle]), encoding);
  },
  computeSecret(otherPublicKey, inputEncoding, outputEncoding) {
    const other = bytesOf(otherPublicKey, 'key', inputEncoding);
    return encoded(binding.dhShared(this[kHandle], other), outputEncoding);
  },
  getPrime: numberGetter('p', 'p is null'),
  getGenerator: numberGetter('g', 'g is null'),
  getPublicKey: numberGetter('public', 'No public key - did you forget to generate one?'),
  getPrivateKey: numberGetter('private', 'No private key - did you forget to generate one?'),
};
Object.assign(DiffieHellman.prototype, dhMethods);
Object.assign(DiffieHellmanGroup.prototype, dhMethods);

DiffieHellman.prototype.setPublicKey = function setPublicKey(key, encoding) {
  binding.dhSet(this[kHandle], false, bytesOf(key, 'key', encoding));
  return this;
};
DiffieHellman.prototype.setPrivateKey = function setPrivateKey(key, encoding) {
  binding.dhSet(this[kHandle], true, bytesOf(key, 'key', encoding));
  return this;
};

// ---- on a curve --------------------------------------------------------------------------------

const kCurve = Symbol('kCurve');
const kPrivate = Symbol('kPrivate');
const kPublic = Symbol('kPublic'); // uncompressed
const kPublicIsGiven = Symbol('kPublicIsGiven');

const forms = { __proto__: null, compressed: 2, uncompressed: 4, hybrid: 6 };

function formOf(format) {
  if (!format) return forms.uncompressed;
  if (typeof format !== 'string' || !(format in forms)) {
    throw new ERR_CRYPTO_ECDH_INVALID_FORMAT(format);
  }
  return forms[format];
}

function failed(message) {
  return coded(Error, message, 'ERR_CRYPTO_OPERATION_FAILED');
}

function ECDH(curve) {
  if (!(this instanceof ECDH)) return new ECDH(curve);
  validateString(curve, 'curve');
  if (!binding.ecHasCurve(curve)) throw new ERR_CRYPTO_INVALID_CURVE();
  this[kCurve] = curve;
  this[kPrivate] = undefined;
  this[kPublic] = undefined;
  this[kPublicIsGiven] = false;
}

function checkPair(ecdh) {
  const { [kCurve]: curve, [kPrivate]: secret, [kPublic]: point } = ecdh;
  if (secret === undefined || point === undefined) throw new ERR_CRYPTO_INVALID_KEYPAIR();
  if (!ecdh[kPublicIsGiven]) return;
  const own = binding.ecPublicOf(curve, secret);
  if (own === undefined || require('buffer').Buffer.compare(own, point) !== 0) {
    throw new ERR_CRYPTO_INVALID_KEYPAIR();
  }
}

Object.assign(ECDH.prototype, {
  generateKeys(encoding, format) {
    this[kPrivate] = binding.ecGenerate(this[kCurve]);
    this[kPublic] = binding.ecPublicOf(this[kCurve], this[kPrivate]);
    this[kPublicIsGiven] = false;
    return this.getPublicKey(encoding, format);
  },

  computeSecret(otherPublicKey, inputEncoding, outputEncoding) {
    const other = bytesOf(otherPublicKey, 'key', inputEncoding);
    checkPair(this);
    const secret = binding.ecShared(this[kCurve], this[kPrivate], other);
    if (secret === undefined) throw new ERR_CRYPTO_ECDH_INVALID_PUBLIC_KEY();
    return encoded(secret, outputEncoding);
  },

  getPublicKey(encoding, format) {
    const form = formOf(format);
    if (this[kPublic] === undefined) throw failed('Failed to get ECDH public key');
    return encoded(binding.ecConvert(this[kCurve], this[kPublic], form), encoding);
  },

  getPrivateKey(encoding) {
    if (this[kPrivate] === undefined) throw failed('Failed to get ECDH private key');
    return encoded(this[kPrivate].slice(), encoding);
  },

  setPrivateKey(key, encoding) {
    const bytes = bytesOf(key, 'key', encoding);
    const point = binding.ecPublicOf(this[kCurve], bytes);
    if (point === undefined) {
      throw coded(RangeError, 'Private key is not valid for specified curve.',
        'ERR_CRYPTO_INVALID_KEYTYPE');
    }
    this[kPrivate] = Uint8Array.from(encoded(bytes));
    this[kPublic] = point;
    this[kPublicIsGiven] = false;
    return this;
  },

  setPublicKey(key, encoding) {
    const bytes = bytesOf(key, 'key', encoding);
    const point = binding.ecConvert(this[kCurve], bytes, forms.uncompressed);
    if (point === undefined) throw failed('Failed to convert Buffer to EC_POINT');
    this[kPublic] = point;
    this[kPublicIsGiven] = true;
    return this;
  },
});

ECDH.convertKey = function convertKey(key, curve, inputEncoding, outputEncoding, format) {
  validateString(curve, 'curve');
  const bytes = bytesOf(key, 'key', inputEncoding);
  if (bytes.byteLength === 0) return '';
  const form = formOf(format);
  if (!binding.ecHasCurve(curve)) throw new ERR_CRYPTO_INVALID_CURVE();
  const point = binding.ecConvert(curve, bytes, form);
  if (point === undefined) throw failed('Failed to convert Buffer to EC_POINT');
  return encoded(point, outputEncoding);
};

// ---- of two keys -------------------------------------------------------------------------------

const agreeing = new Set(['dh', 'ec', 'x448', 'x25519']);

function diffieHellman(options) {
  validateObject(options, 'options');
  const { privateKey, publicKey } = options;
  if (!isKeyObject(privateKey)) throw new ERR_INVALID_ARG_VALUE('options.privateKey', privateKey);
  if (!isKeyObject(publicKey)) throw new ERR_INVALID_ARG_VALUE('options.publicKey', publicKey);
  if (privateKey.type !== 'private') {
    throw new ERR_CRYPTO_INVALID_KEY_OBJECT_TYPE(privateKey.type, 'private');
  }
  if (publicKey.type === 'secret') {
    throw new ERR_CRYPTO_INVALID_KEY_OBJECT_TYPE(publicKey.type, 'private or public');
  }
  const ours = privateKey.asymmetricKeyType, theirs = publicKey.asymmetricKeyType;
  if (ours !== theirs || !agreeing.has(ours)) {
    throw new ERR_CRYPTO_INCOMPATIBLE_KEY('key types for Diffie-Hellman', `${ours} and ${theirs}`);
  }
  return encoded(binding.agree(-1, privateKey[kKey], publicKey[kKey]));
}

module.exports = { DiffieHellman, DiffieHellmanGroup, ECDH, diffieHellman };
