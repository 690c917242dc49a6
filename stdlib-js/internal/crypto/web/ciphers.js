'use strict';

// AES and RSA-OAEP of the Web's crypto.
//
//   encrypt(algorithm, key, data), decrypt(algorithm, key, data)   a Buffer; throw OperationErrors

const { Cipheriv, Decipheriv } = require('internal/crypto/cipher');
const { bytesOfKey, keyObjectOf } = require('internal/crypto/web/crypto_key');
const { failure } = require('internal/crypto/web/algorithms');

const kBlock = 16;
const kTagLengths = [32, 64, 96, 104, 112, 120, 128];
const kFailed = 'The operation failed for an operation-specific reason';

function run(cipher, data) {
  const { Buffer } = require('buffer');
  try {
    return Buffer.concat([cipher.update(data), cipher.final()]);
  } catch {
    throw failure(kFailed);
  }
}

function cipherName(key, mode) {
  return `aes-${bytesOfKey(key).length * 8}-${mode}`;
}

function cbc(Cipher, { iv }, key, data) {
  if (iv.length !== kBlock) throw failure('algorithm.iv must contain exactly 16 bytes');
  return run(new Cipher(cipherName(key, 'cbc'), bytesOfKey(key), iv), data);
}

// ---- CTR ----------------------------------------------------------------------------------------

// How many blocks there are before the counter's low `length` bits start again with zero.
function blocksUntilWrap(counter, length) {
  const bits = BigInt(length);
  const low = BigInt(`0x${counter.toString('hex')}`) & ((1n << bits) - 1n);
  return (1n << bits) - low;
}

function wrapped(counter, length) {
  const bits = BigInt(length);
  const high = (BigInt(`0x${counter.toString('hex')}`) >> bits) << bits;
  return require('buffer').Buffer.from(high.toString(16).padStart(2 * kBlock, '0'), 'hex');
}

// OpenSSL counts in all 128 bits: what comes after the wrap is a piece of its own.
function ctr(Cipher, { counter, length }, key, data) {
  if (counter.length !== kBlock) throw failure('algorithm.counter must contain exactly 16 bytes');
  if (length === 0 || length > 128) {
    throw failure('AES-CTR algorithm.length must be between 1 and 128');
  }
  const apply = (from, piece) =>
    run(new Cipher(cipherName(key, 'ctr'), bytesOfKey(key), from), piece);
  const blocks = BigInt(Math.ceil(data.length / kBlock));
  if (blocks > 1n << BigInt(length)) throw failure(kFailed);
  const first = blocksUntilWrap(counter, length);
  if (blocks <= first) return apply(counter, data);
  const cut = Number(first) * kBlock;
  return require('buffer').Buffer.concat([apply(counter, data.subarray(0, cut)),
    apply(wrapped(counter, length), data.subarray(cut))]);
}

// ---- GCM ----------------------------------------------------------------------------------------

function gcm(Cipher, { iv, additionalData, tagLength = 128 }, key, data) {
  if (!kTagLengths.includes(tagLength)) {
    throw failure(`${tagLength} is not a valid AES-GCM tag length`);
  }
  const authTagLength = tagLength >> 3;
  const encrypts = Cipher === Cipheriv;
  if (!encrypts && data.length < authTagLength) throw failure('The provided data is too small.');
  if (iv.length === 0) throw failure(kFailed);
  const cipher = new Cipher(cipherName(key, 'gcm'), bytesOfKey(key), iv, { authTagLength });
  if (additionalData !== undefined) cipher.setAAD(additionalData);
  if (encrypts) {
    const text = run(cipher, data);
    return require('buffer').Buffer.concat([text, cipher.getAuthTag()]);
  }
  const end = data.length - authTagLength;
  cipher.setAuthTag(data.subarray(end));
  return run(cipher, data.subarray(0, end));
}

// ---- to wrap keys -------------------------------------------------------------------------------

// RFC 3394, with its own initial value.
const kWrapStart = new Uint8Array(8).fill(0xa6);

function kw(Cipher, algorithm, key, data) {
  return run(new Cipher(`id-aes${bytesOfKey(key).length * 8}-wrap`, bytesOfKey(key), kWrapStart),
    data);
}

function oaep(Cipher, { label }, key, data) {
  const { publicEncrypt, privateDecrypt } = require('internal/crypto/rsa');
  const encrypts = Cipher === Cipheriv;
  const wanted = encrypts ? 'public' : 'private';
  if (key.type !== wanted) {
    throw failure('The requested operation is not valid for the provided key',
      'InvalidAccessError');
  }
  const oaepHash = key.algorithm.hash.name.replace('-', '').toLowerCase();
  const options = { key: keyObjectOf(key), oaepHash, oaepLabel: label };
  try {
    return encrypts ? publicEncrypt(options, data) : privateDecrypt(options, data);
  } catch {
    throw failure(kFailed);
  }
}

const modes = { 'AES-CBC': cbc, 'AES-CTR': ctr, 'AES-GCM': gcm, 'AES-KW': kw, 'RSA-OAEP': oaep };

function encrypt(algorithm, key, data) {
  return modes[algorithm.name](Cipheriv, algorithm, key, data);
}

function decrypt(algorithm, key, data) {
  return modes[algorithm.name](Decipheriv, algorithm, key, data);
}

module.exports = { decrypt, encrypt };
