'use strict';

// Signatures.
//
//   Sign(algorithm, options), Verify(algorithm, options)   update, sign or verify, and as Writables
//   sign(algorithm, data, key, callback), verify(algorithm, data, key, signature, callback)

const binding = internalBinding('crypto');
const {
  codes: {
    ERR_CRYPTO_SIGN_KEY_REQUIRED, ERR_CRYPTO_UNSUPPORTED_OPERATION, ERR_INVALID_ARG_TYPE,
    ERR_INVALID_ARG_VALUE,
  },
} = require('internal/errors');
const { FastBuffer } = require('internal/buffer');
const { mail, takeValue } = require('internal/mailbox');
const { Writable } = require('stream');
const { validateEncoding, validateFunction, validateString } = require('internal/validators');
const {
  bytesOf, digestNamed, inputEncoding, isByteSource, runTask,
} = require('internal/crypto/util');
const { privateHandle, publicHandle } = require('internal/crypto/asymmetric');

const kDigest = Symbol('kDigest');
const kHandle = Symbol('kHandle');

function errorWithCode(message, code) {
  const error = new Error(message);
  error.code = code;
  return error;
}

// DSS1 is what signatures have called SHA-1 since there was only that for DSA.
function needDigest(name) {
  const digest = digestNamed(name === 'dss1' || name === 'DSS1' ? 'sha1' : name);
  if (digest === undefined) {
    const error = new TypeError('Invalid digest');
    error.code = 'ERR_CRYPTO_INVALID_DIGEST';
    throw error;
  }
  return digest;
}

// ---- options -----------------------------------------------------------------------------------

function integerOption(options, name) {
  const value = options[name];
  if (value === undefined) return binding.absent;
  if (value === value >> 0) return value;
  throw new ERR_INVALID_ARG_VALUE(`options.${name}`, value);
}

function isP1363(options) {
  if (typeof options !== 'object') return false;
  const { dsaEncoding = 'der' } = options;
  if (dsaEncoding === 'der') return false;
  if (dsaEncoding === 'ieee-p1363') return true;
  throw new ERR_INVALID_ARG_VALUE('options.dsaEncoding', dsaEncoding);
}

// As the last arguments of the native functions.
function wayOf(options) {
  return [
    integerOption(options, 'padding'), integerOption(options, 'saltLength'), isP1363(options),
  ];
}

function asBuffer(bytes) {
  return new FastBuffer(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

// ---- in pieces ---------------------------------------------------------------------------------

function setUp(object, algorithm, options) {
  validateString(algorithm, 'algorithm');
  object[kDigest] = needDigest(algorithm);
  object[kHandle] = binding.hashStart(object[kDigest].id);
  Writable.call(object, options);
}

function feed(object, data, encoding) {
  if (object[kHandle] === undefined) {
    throw errorWithCode('Not initialised', 'ERR_CRYPTO_INVALID_STATE');
  }
  binding.hashUpdate(object[kHandle], data, encoding);
}

// These sign what there is at once, not a digest of it.
function refuseOneShot(key) {
  const kind = binding.keyKind(key);
  if (kind === 'ed25519' || kind === 'ed448') throw new ERR_CRYPTO_UNSUPPORTED_OPERATION();
}

// What has been written is spent, whether signing works or not.
function takeDigest(object) {
  if (object[kHandle] === undefined) {
    throw errorWithCode('Not initialised', 'ERR_CRYPTO_INVALID_STATE');
  }
  const digest = new FastBuffer(object[kDigest].size);
  binding.hashDigest(object[kHandle], digest.length, digest);
  object[kHandle] = undefined;
  return digest;
}

const methods = {
  _write(chunk, encoding, callback) {
    feed(this, chunk, inputEncoding(encoding));
    callback();
  },

  update(data, encoding) {
    if (typeof data === 'string') {
      validateEncoding(data, encoding ?? 'utf8');
    } else if (!ArrayBuffer.isView(data)) {
      throw new ERR_INVALID_ARG_TYPE('data', ['string', 'Buffer', 'TypedArray', 'DataView'], data);
    }
    feed(this, data, inputEncoding(encoding));
    return this;
  },
};

function Sign(algorithm, options) {
  if (!(this instanceof Sign)) return new Sign(algorithm, options);
  setUp(this, algorithm, options);
}
Object.setPrototypeOf(Sign.prototype, Writable.prototype);
Object.setPrototypeOf(Sign, Writable);
Object.assign(Sign.prototype, methods);

Sign.prototype.sign = function sign(options, encoding) {
  if (!options) throw new ERR_CRYPTO_SIGN_KEY_REQUIRED();
  const key = privateHandle(options);
  refuseOneShot(key);
  const way = wayOf(options);
  const signature =
    asBuffer(binding.signHash(takeDigest(this), this[kDigest].id, key, ...way));
  return encoding && encoding !== 'buffer' ? signature.toString(encoding) : signature;
};

function Verify(algorithm, options) {
  if (!(this instanceof Verify)) return new Verify(algorithm, options);
  setUp(this, algorithm, options);
}
Object.setPrototypeOf(Verify.prototype, Writable.prototype);
Object.setPrototypeOf(Verify, Writable);
Object.assign(Verify.prototype, methods);

Verify.prototype.verify = function verify(options, signature, encoding) {
  const key = publicHandle(options);
  refuseOneShot(key);
  const way = wayOf(options);
  const bytes = bytesOf(signature, 'signature', encoding);
  return binding.verifyHash(takeDigest(this), this[kDigest].id, key, bytes, ...way);
};

// ---- at once -----------------------------------------------------------------------------------

function digestArgument(algorithm) {
  if (algorithm === undefined || algorithm === null) return -1;
  const digest = digestNamed(algorithm);
  if (digest === undefined) {
    const error = new TypeError(`Invalid digest: ${algorithm}`);
    error.code = 'ERR_CRYPTO_INVALID_DIGEST';
    throw error;
  }
  return digest.id;
}

function checkArguments(algorithm, data, callback) {
  if (algorithm !== undefined && algorithm !== null) validateString(algorithm, 'algorithm');
  if (callback !== undefined) validateFunction(callback, 'callback');
  return bytesOf(data, 'data');
}

function finish(callback, start, convert) {
  if (callback === undefined) return convert(start(-1));
  runTask((failed, at) => {
    const value = takeValue(mail[at]);
    if (failed) callback(value);
    else callback(null, convert(value));
  }, start, 'SIGNREQUEST');
  return undefined;
}

function sign(algorithm, data, key, callback) {
  const bytes = checkArguments(algorithm, data, callback);
  if (!key) throw new ERR_CRYPTO_SIGN_KEY_REQUIRED();
  const way = wayOf(key);
  const handle = privateHandle(key);
  const digest = digestArgument(algorithm);
  return finish(callback, (request) => binding.signWhole(request, digest, handle, bytes, ...way),
    asBuffer);
}

function verify(algorithm, data, key, signature, callback) {
  const bytes = checkArguments(algorithm, data, callback);
  const way = wayOf(key ?? {});
  if (typeof signature === 'string' || !isByteSource(signature)) {
    throw new ERR_INVALID_ARG_TYPE('signature', ['Buffer', 'TypedArray', 'DataView'], signature);
  }
  const handle = publicHandle(key);
  const digest = digestArgument(algorithm);
  return finish(callback,
    (request) => binding.verifyWhole(request, digest, handle, bytes, signature, ...way),
    (right) => right);
}

module.exports = { Sign, Verify, sign, verify };
