'use strict';

// Hash and Hmac.
//
//   Hash(algorithm, options), Hmac(algorithm, key, options)   update, digest, and Transform streams
//
// Nearly every hash is one update and one digest. So the first piece is kept here, and if the
// digest follows, one native call does it all; only a second piece makes a native object. Bytes
// are copied for that, since the caller may change them; large ones make the native object at once.

const binding = internalBinding('crypto');
const {
  codes: { ERR_CRYPTO_HASH_FINALIZED, ERR_CRYPTO_HASH_UPDATE_FAILED, ERR_INVALID_ARG_TYPE },
} = require('internal/errors');
const { FastBuffer } = require('internal/buffer');
const { allocate } = require('internal/buffer/pool');
const LazyTransform = require('internal/streams/lazy_transform');
const { validateEncoding, validateString, validateUint32 } = require('internal/validators');
const {
  digestNamed, inputEncoding, needDigest, optionText, outputEncoding,
} = require('internal/crypto/util');
const { prepareSecretKey } = require('internal/crypto/keys');

const kDigest = Symbol('kDigest'); // what digestNamed says
const kLength = Symbol('kLength'); // of the result
const kKey = Symbol('kKey'); // of an Hmac
const kPiece = Symbol('kPiece'); // the first piece, while there is no native object
const kPieceEncoding = Symbol('kPieceEncoding');
const kHandle = Symbol('kHandle');
const kFinalized = Symbol('kFinalized');
const kFlushed = Symbol('kFlushed'); // the result, when the stream has ended

const mostKept = 4096;
const dataTypes = ['string', 'Buffer', 'TypedArray', 'DataView'];

function setUp(hash, digest, length) {
  hash[kDigest] = digest;
  hash[kLength] = length;
  hash[kPiece] = undefined;
  hash[kPieceEncoding] = 1;
  hash[kHandle] = undefined;
  hash[kFinalized] = false;
  hash[kFlushed] = undefined;
}

// The native object, which takes over what was kept.
function start(hash) {
  const key = hash[kKey];
  const handle = key === undefined ? binding.hashStart(hash[kDigest].id) :
    binding.hmacStart(hash[kDigest].id, key);
  hash[kHandle] = handle;
  const piece = hash[kPiece];
  if (piece !== undefined) {
    feed(hash, piece, hash[kPieceEncoding]);
    hash[kPiece] = undefined;
  }
}

function feed(hash, data, encoding) {
  const done = hash[kKey] === undefined ? binding.hashUpdate(hash[kHandle], data, encoding) :
    binding.hmacUpdate(hash[kHandle], data, encoding);
  if (!done) throw new ERR_CRYPTO_HASH_UPDATE_FAILED();
}

function copyOf(view) {
  const copy = allocate(view.byteLength);
  copy.set(new FastBuffer(view.buffer, view.byteOffset, view.byteLength));
  return copy;
}

function add(hash, data, encoding) {
  const isText = typeof data === 'string';
  if (hash[kHandle] === undefined) {
    if (hash[kPiece] === undefined && (isText || data.byteLength <= mostKept)) {
      hash[kPiece] = isText ? data : copyOf(data);
      hash[kPieceEncoding] = isText ? inputEncoding(encoding) : 1;
      return;
    }
    start(hash);
  }
  feed(hash, data, isText ? inputEncoding(encoding) : 1);
}

function update(data, encoding) {
  if (this[kFinalized]) throw new ERR_CRYPTO_HASH_FINALIZED();
  if (this[kFlushed] !== undefined) throw new ERR_CRYPTO_HASH_UPDATE_FAILED();
  if (typeof data === 'string') {
    if (encoding !== undefined) validateEncoding(data, encoding);
  } else if (!ArrayBuffer.isView(data)) {
    throw new ERR_INVALID_ARG_TYPE('data', dataTypes, data);
  }
  add(this, data, encoding);
  return this;
}

function compute(hash, output) {
  const { [kDigest]: { id }, [kHandle]: handle, [kKey]: key, [kLength]: length } = hash;
  const piece = hash[kPiece] ?? '';
  if (key === undefined) {
    return handle === undefined ?
      binding.hashOnce(id, piece, hash[kPieceEncoding], length, output) :
      binding.hashDigest(handle, length, output);
  }
  return handle === undefined ? binding.hmacOnce(id, key, piece, hash[kPieceEncoding], output) :
    binding.hmacDigest(handle, output);
}

// The result, as text if `encoding` says how, otherwise as a Buffer.
function finish(hash, encoding) {
  hash[kFinalized] = true;
  const output = outputEncoding(encoding);
  if (output !== undefined) return compute(hash, output);
  const bytes = allocate(hash[kLength]);
  compute(hash, bytes);
  return bytes;
}

function transform(chunk, encoding, callback) {
  add(this, chunk, encoding);
  callback();
}

function flush(callback) {
  this.push(finish(this));
  callback();
}

// ---- Hash --------------------------------------------------------------------------------------

function outputLength(options) {
  const length = options !== null && typeof options === 'object' ? options.outputLength : undefined;
  if (length !== undefined) validateUint32(length, 'options.outputLength');
  return length;
}

function setUpHash(hash, digest, options) {
  const length = outputLength(options) ?? digest.size;
  if (length !== digest.size && !digest.anyLength) binding.throwLengthError();
  setUp(hash, digest, length);
  LazyTransform.call(hash, options);
}

function Hash(algorithm, options) {
  if (!(this instanceof Hash)) return new Hash(algorithm, options);
  validateString(algorithm, 'algorithm');
  const digest = digestNamed(algorithm);
  if (digest === undefined) binding.throwDigestError();
  setUpHash(this, digest, options);
}
Object.setPrototypeOf(Hash.prototype, LazyTransform.prototype);
Object.setPrototypeOf(Hash, LazyTransform);

Hash.prototype.copy = function copy(options) {
  if (this[kFinalized]) throw new ERR_CRYPTO_HASH_FINALIZED();
  const twin = Object.create(Hash.prototype);
  setUpHash(twin, this[kDigest], options);
  twin[kPiece] = this[kPiece];
  twin[kPieceEncoding] = this[kPieceEncoding];
  if (this[kHandle] !== undefined) twin[kHandle] = binding.hashCopy(this[kHandle]);
  return twin;
};
Hash.prototype._transform = transform;
// Who has piped into it may ask for the digest all the same, once.
Hash.prototype._flush = function(callback) {
  this[kFlushed] = finish(this);
  this[kFinalized] = false;
  this.push(copyOf(this[kFlushed]));
  callback();
};
Hash.prototype.update = update;
Hash.prototype.digest = function digest(encoding) {
  if (this[kFinalized]) throw new ERR_CRYPTO_HASH_FINALIZED();
  const flushed = this[kFlushed];
  if (flushed === undefined) return finish(this, encoding);
  this[kFinalized] = true;
  return outputEncoding(encoding) === undefined ? copyOf(flushed) : flushed.toString(encoding);
};
Hash.prototype[kKey] = undefined;

// ---- Hmac --------------------------------------------------------------------------------------

function Hmac(hmac, key, options) {
  if (!(this instanceof Hmac)) return new Hmac(hmac, key, options);
  validateString(hmac, 'hmac');
  const bytes = prepareSecretKey(key, optionText(options, 'encoding'));
  const digest = needDigest(hmac);
  // What can be of any length is no hash function as HMAC needs it.
  if (digest.anyLength) throw new Error('error:00000000:lib(0)::reason(0)');
  setUp(this, digest, digest.size);
  this[kKey] = ArrayBuffer.isView(bytes) ? copyOf(bytes) : new FastBuffer(bytes.slice(0));
  LazyTransform.call(this, options);
}
Object.setPrototypeOf(Hmac.prototype, LazyTransform.prototype);
Object.setPrototypeOf(Hmac, LazyTransform);

Hmac.prototype._transform = transform;
Hmac.prototype._flush = flush;
Hmac.prototype.update = update;
// A second digest gives nothing rather than an error, as it always has.
Hmac.prototype.digest = function digest(encoding) {
  if (!this[kFinalized]) return finish(this, encoding);
  return encoding && encoding !== 'buffer' ? '' : new FastBuffer();
};

module.exports = { Hash, Hmac };
