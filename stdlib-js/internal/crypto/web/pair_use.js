'use strict';

// What the Web's crypto does with keys of pairs, beside encryption, on the pool.
//
//   sign(algorithm, key, data)                a promise of bytes
//   verify(algorithm, key, signature, data)   a promise of a boolean
//   agree(algorithm, key, length)             a promise of the bits that two keys agree on

const binding = internalBinding('crypto');
const { constants: { RSA_PKCS1_PADDING, RSA_PKCS1_PSS_PADDING } } =
  require('internal/crypto/constants');
const { kHandle } = require('internal/crypto/keys');
const signatures = require('internal/crypto/sign');
const { runTask } = require('internal/crypto/util');
const { failure } = require('internal/crypto/web/algorithms');
const { keyObjectOf } = require('internal/crypto/web/crypto_key');
const { mail, takeValue } = require('internal/mailbox');

const kFailed = 'The operation failed for an operation-specific reason';

function checkType(key, type) {
  if (key.type !== type) throw failure(`Key must be a ${type} key`, 'InvalidAccessError');
}

function wayOf(algorithm, key) {
  const options = { key: keyObjectOf(key) };
  let hash;
  if (algorithm.name === 'RSASSA-PKCS1-v1_5') {
    hash = key.algorithm.hash;
    options.padding = RSA_PKCS1_PADDING;
  } else if (algorithm.name === 'RSA-PSS') {
    hash = key.algorithm.hash;
    options.padding = RSA_PKCS1_PSS_PADDING;
    options.saltLength = algorithm.saltLength;
  } else if (algorithm.name === 'ECDSA') {
    hash = algorithm.hash;
    options.dsaEncoding = 'ieee-p1363';
  }
  if (algorithm.context !== undefined && algorithm.context.length > 0) {
    throw failure('Non zero-length context is not yet supported.', 'NotSupportedError');
  }
  return { options, digest: hash?.name.replace('-', '').toLowerCase() };
}

function promised(start) {
  return new Promise((resolve, reject) => {
    start((error, value) => {
      if (error) reject(failure(kFailed));
      else resolve(value);
    });
  });
}

function sign(algorithm, key, data) {
  checkType(key, 'private');
  const { options, digest } = wayOf(algorithm, key);
  return promised((callback) => signatures.sign(digest, data, options, callback));
}

function verify(algorithm, key, signature, data) {
  checkType(key, 'public');
  const { options, digest } = wayOf(algorithm, key);
  return promised((callback) => signatures.verify(digest, data, options, signature, callback));
}

// ---- agreement ---------------------------------------------------------------------------------

const agreeing = ['ECDH', 'X25519', 'X448'];

function checkKeys(ours, theirs) {
  const refuse = (message) => failure(message, 'InvalidAccessError');
  if (theirs.type !== 'public') throw refuse('algorithm.public must be a public key');
  if (ours.type !== 'private') throw refuse('baseKey must be a private key');
  if (!agreeing.includes(theirs.algorithm.name)) {
    throw refuse('Keys must be ECDH, X25519, or X448 keys');
  }
  if (ours.algorithm.name !== theirs.algorithm.name) {
    throw refuse('The public and private keys must be of the same type');
  }
  if (ours.algorithm.namedCurve !== theirs.algorithm.namedCurve) {
    throw refuse('Named curve mismatch');
  }
}

// The first `length` bits; all of them if that is null.
function cut(secret, length) {
  if (length === null || length === undefined) return new Uint8Array(secret).buffer;
  if (secret.length * 8 < length) throw failure('derived bit length is too small');
  const bits = Uint8Array.from(secret.subarray(0, Math.ceil(length / 8)));
  if (length % 8 !== 0) bits[bits.length - 1] &= 0xff << (8 - length % 8);
  return bits.buffer;
}

async function agree(algorithm, key, length) {
  checkKeys(key, algorithm.public);
  const secret = await promised((callback) => runTask((failed, at) => {
    const value = takeValue(mail[at]);
    if (failed) callback(value);
    else callback(null, value);
  }, (request) => {
    binding.agree(request, keyObjectOf(key)[kHandle], keyObjectOf(algorithm.public)[kHandle]);
  }, 'DERIVEBITSREQUEST'));
  return cut(secret, length);
}

module.exports = { agree, sign, verify };
