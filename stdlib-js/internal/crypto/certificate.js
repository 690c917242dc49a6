'use strict';

// The class Certificate: signed public keys and challenges (SPKAC), of the old HTML element keygen.
//
//   verifySpkac(spkac, encoding), exportPublicKey(...), exportChallenge(...)   static and not

const binding = internalBinding('crypto');
const { codes: { ERR_OUT_OF_RANGE } } = require('internal/errors');
const { FastBuffer } = require('internal/buffer');
const { bytesOf } = require('internal/crypto/util');

const most = 2147483647; // what OpenSSL's decoder takes

function input(spkac, encoding) {
  const bytes = bytesOf(spkac, 'spkac', encoding);
  if (bytes.byteLength > most) throw new ERR_OUT_OF_RANGE('spkac', `<= ${most}`, bytes.byteLength);
  return bytes;
}

function output(bytes) {
  return bytes === undefined ? '' :
    new FastBuffer(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

function Certificate() {
  if (!(this instanceof Certificate)) return new Certificate();
}

const methods = {
  verifySpkac(spkac, encoding) {
    return binding.verifySpkac(input(spkac, encoding));
  },
  exportPublicKey(spkac, encoding) {
    return output(binding.spkacPublicKey(input(spkac, encoding)));
  },
  exportChallenge(spkac, encoding) {
    return output(binding.spkacChallenge(input(spkac, encoding)));
  },
};
Object.assign(Certificate, methods);
Object.assign(Certificate.prototype, methods);

module.exports = { Certificate };
