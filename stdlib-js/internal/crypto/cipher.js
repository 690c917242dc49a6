'use strict';

// Encryption and decryption.
//
//   Cipheriv, Decipheriv (a key and a nonce), Cipher, Decipher (a password, deprecated)
//       update, final, setAutoPadding, setAAD, getAuthTag, setAuthTag, and Transform streams
//   getCipherInfo(nameOrNid, options), getCiphers()

const binding = internalBinding('crypto');
const {
  codes: { ERR_CRYPTO_INVALID_STATE, ERR_INTERNAL_ASSERTION, ERR_INVALID_ARG_TYPE },
} = require('internal/errors');
const { FastBuffer } = require('internal/buffer');
const { encodingOf } = require('internal/buffer/encodings');
const LazyTransform = require('internal/streams/lazy_transform');
const { validateEncoding, validateInt32, validateObject, validateString } =
  require('internal/validators');
const {
  bytesOf, inputEncoding, optionTagLength, optionText,
} = require('internal/crypto/util');
const { prepareSecretKey } = require('internal/crypto/keys');

const kHandle = Symbol('kHandle');

function asBuffer(bytes) {
  return new FastBuffer(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

// Text of an encoding in which bytes come in groups has to be put together across calls.
function decoderFor(cipher, encoding) {
  if (cipher._decoder === null) {
    const { StringDecoder } = require('string_decoder');
    cipher._decoder = new StringDecoder(encoding);
  } else if (cipher._decoder.encoding !== encodingOf(encoding)?.name) {
    throw new ERR_INTERNAL_ASSERTION('Cannot change encoding');
  }
  return cipher._decoder;
}

const methods = {
  _transform(chunk, encoding, callback) {
    this.push(asBuffer(binding.cipherUpdate(this[kHandle], chunk, inputEncoding(encoding))));
    callback();
  },

  _flush(callback) {
    try {
      this.push(asBuffer(binding.cipherFinal(this[kHandle])));
    } catch (error) {
      callback(error);
      return;
    }
    callback();
  },

  update(data, inputEncodingName, outputEncoding) {
    if (typeof data === 'string') {
      if (inputEncodingName) validateEncoding(data, inputEncodingName);
    } else if (!ArrayBuffer.isView(data)) {
      throw new ERR_INVALID_ARG_TYPE('data', ['string', 'Buffer', 'TypedArray', 'DataView'], data);
    }
    const out =
      asBuffer(binding.cipherUpdate(this[kHandle], data, inputEncoding(inputEncodingName)));
    if (!outputEncoding || outputEncoding === 'buffer') return out;
    return decoderFor(this, outputEncoding).write(out);
  },

  final(outputEncoding) {
    const out = asBuffer(binding.cipherFinal(this[kHandle]));
    if (!outputEncoding || outputEncoding === 'buffer') return out;
    return decoderFor(this, outputEncoding).end(out);
  },

  setAutoPadding(autoPadding) {
    if (!binding.setAutoPadding(this[kHandle], autoPadding === undefined || !!autoPadding)) {
      throw new ERR_CRYPTO_INVALID_STATE('setAutoPadding');
    }
    return this;
  },

  setAAD(aadbuf, options) {
    const encoding = optionText(options, 'encoding');
    const length = optionTagLength(options, 'plaintextLength');
    if (binding.setAad(this[kHandle], bytesOf(aadbuf, 'aadbuf', encoding), length) === 0) {
      throw new ERR_CRYPTO_INVALID_STATE('setAAD');
    }
    return this;
  },
};

function getAuthTag() {
  const tag = binding.getAuthTag(this[kHandle]);
  if (tag === undefined) throw new ERR_CRYPTO_INVALID_STATE('getAuthTag');
  return asBuffer(tag);
}

function setAuthTag(tagbuf, encoding) {
  if (binding.setAuthTag(this[kHandle], bytesOf(tagbuf, 'buffer', encoding)) === 0) {
    throw new ERR_CRYPTO_INVALID_STATE('setAuthTag');
  }
  return this;
}

// ---- the four classes --------------------------------------------------------------------------

function inherit(Class, encrypts) {
  Object.setPrototypeOf(Class.prototype, LazyTransform.prototype);
  Object.setPrototypeOf(Class, LazyTransform);
  Object.assign(Class.prototype, methods);
  if (encrypts) Class.prototype.getAuthTag = getAuthTag;
  else Class.prototype.setAuthTag = setAuthTag;
}

function setUpWithKey(object, encrypts, cipher, key, iv, options) {
  validateString(cipher, 'cipher');
  key = prepareSecretKey(key, optionText(options, 'encoding'));
  iv = iv === null ? null : bytesOf(iv, 'iv');
  object[kHandle] =
    binding.cipherStart(encrypts, cipher, key, iv, optionTagLength(options, 'authTagLength'));
  object._decoder = null;
  LazyTransform.call(object, options);
}

// The password alone makes the nonce, too, and these must never see one twice.
function warnOfCounter(cipher) {
  const mode = getCipherInfo(cipher)?.mode;
  if (mode === 'ctr' || mode === 'gcm' || mode === 'ccm') {
    process.emitWarning(`Use Cipheriv for counter mode of ${cipher}`);
  }
}

function setUpWithPassword(object, encrypts, cipher, password, options) {
  validateString(cipher, 'cipher');
  password = bytesOf(password, 'password');
  const tagLength = optionTagLength(options, 'authTagLength');
  if (encrypts) warnOfCounter(cipher);
  object[kHandle] = binding.legacyCipherStart(encrypts, cipher, password, tagLength);
  object._decoder = null;
  LazyTransform.call(object, options);
}

function Cipheriv(cipher, key, iv, options) {
  if (!(this instanceof Cipheriv)) return new Cipheriv(cipher, key, iv, options);
  setUpWithKey(this, true, cipher, key, iv, options);
}
inherit(Cipheriv, true);

function Decipheriv(cipher, key, iv, options) {
  if (!(this instanceof Decipheriv)) return new Decipheriv(cipher, key, iv, options);
  setUpWithKey(this, false, cipher, key, iv, options);
}
inherit(Decipheriv, false);

function Cipher(cipher, password, options) {
  if (!(this instanceof Cipher)) return new Cipher(cipher, password, options);
  setUpWithPassword(this, true, cipher, password, options);
}
inherit(Cipher, true);

function Decipher(cipher, password, options) {
  if (!(this instanceof Decipher)) return new Decipher(cipher, password, options);
  setUpWithPassword(this, false, cipher, password, options);
}
inherit(Decipher, false);

// ---- facts -------------------------------------------------------------------------------------

function getCipherInfo(nameOrNid, options) {
  if (typeof nameOrNid === 'number') {
    validateInt32(nameOrNid, 'nameOrNid');
  } else if (typeof nameOrNid !== 'string') {
    throw new ERR_INVALID_ARG_TYPE('nameOrNid', ['string', 'number'], nameOrNid);
  }
  let keyLength = -1, ivLength = -1;
  if (options !== undefined) {
    validateObject(options, 'options');
    if (options.keyLength !== undefined) {
      ({ keyLength } = options);
      validateInt32(keyLength, 'options.keyLength');
      if (keyLength < 0) return undefined;
    }
    if (options.ivLength !== undefined) {
      ({ ivLength } = options);
      validateInt32(ivLength, 'options.ivLength');
      if (ivLength < 0) return undefined;
    }
  }
  const facts = binding.cipherInfo(nameOrNid, keyLength, ivLength);
  if (facts === undefined) return undefined;
  const [mode, name, nid, blockSize, iv, key] = facts;
  const info = { mode, name, nid };
  if (mode !== 'stream') info.blockSize = blockSize;
  if (iv !== 0) info.ivLength = iv;
  info.keyLength = key;
  return info;
}

let ciphers;
// Names in one spelling each, in their order.
function getCiphers() {
  ciphers ??= [...new Set(binding.cipherNames())].sort();
  return ciphers.slice();
}

module.exports = { Cipher, Cipheriv, Decipher, Decipheriv, getCipherInfo, getCiphers };
