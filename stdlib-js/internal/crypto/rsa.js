'use strict';

// Encryption with keys of pairs.
//
//   publicEncrypt, privateDecrypt (with OAEP unless told otherwise), privateEncrypt, publicDecrypt
//   (a signature without a digest, PKCS#1): (key, buffer)
//   operations   what bindings/crypto/rsa.cc is asked for

const binding = internalBinding('crypto');
const { FastBuffer } = require('internal/buffer');
const { validateString } = require('internal/validators');
const { bytesOf } = require('internal/crypto/util');
const { publicHandle, rsaPrivateHandle } = require('internal/crypto/asymmetric');

const operations = { encrypt: 0, decrypt: 1, sign: 2, recover: 3 };
const kPkcs1 = 1, kOaep = 4; // RSA_PKCS1_PADDING, RSA_PKCS1_OAEP_PADDING

function define(name, operation, handleOf, usualPadding) {
  return { [name]: function(options, buffer) {
    const handle = handleOf(options);
    const padding = (options.padding || usualPadding) >>> 0;
    const { oaepHash, encoding } = options;
    let { oaepLabel } = options;
    if (oaepHash !== undefined) validateString(oaepHash, 'key.oaepHash');
    if (oaepLabel !== undefined) oaepLabel = bytesOf(oaepLabel, 'key.oaepLabel', encoding);
    const data = bytesOf(buffer, 'buffer', encoding);
    const digest = padding === kOaep ? oaepHash ?? '' : '';
    const label = padding === kOaep ? oaepLabel : undefined;
    const bytes = binding.rsa(-1, operation, handle, data, padding, digest, label);
    return new FastBuffer(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  } }[name];
}

module.exports = {
  operations,
  privateDecrypt: define('privateDecrypt', operations.decrypt, rsaPrivateHandle, kOaep),
  privateEncrypt: define('privateEncrypt', operations.sign, rsaPrivateHandle, kPkcs1),
  publicDecrypt: define('publicDecrypt', operations.recover, publicHandle, kPkcs1),
  publicEncrypt: define('publicEncrypt', operations.encrypt, publicHandle, kOaep),
};
