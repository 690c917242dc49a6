'use strict';

// How a key of a pair is written: the options of export(), generateKeyPair() and key arguments.
//
//   formats, types               the numbers that bindings/crypto/key_read.cc has for them
//   encodingOfPublic(options, kind, name), encodingOfPrivate(options, kind, name)
//       {format, type, cipher, passphrase} for writing a key of this kind, checked
//   encodingOfInput(options, isPublic)   the same for reading one
//
// `name` is what the options are a property of: "publicKeyEncoding".

const { codes: { ERR_CRYPTO_INCOMPATIBLE_KEY_OPTIONS, ERR_INVALID_ARG_VALUE } } =
  require('internal/errors');
const { validateObject } = require('internal/validators');
const { bytesOf, isByteSource } = require('internal/crypto/util');

const formats = { __proto__: null, der: 0, pem: 1, jwk: 2 };
const types = { __proto__: null, pkcs1: 0, pkcs8: 1, spki: 2, sec1: 3 };
const typeNames = Object.keys(types);

function option(name, of) {
  return of === undefined ? `options.${name}` : `options.${of}.${name}`;
}

function formatOf(name, fallback, optionName) {
  if (name === undefined && fallback !== undefined) return fallback;
  if (typeof name === 'string' && name in formats) return formats[name];
  throw new ERR_INVALID_ARG_VALUE(optionName, name);
}

function only(type, kind, wanted, what) {
  if (kind !== undefined && kind !== wanted) {
    throw new ERR_CRYPTO_INCOMPATIBLE_KEY_OPTIONS(type, `can only be used for ${what} keys`);
  }
  return types[type];
}

function typeOf(name, required, kind, isPublic, optionName) {
  if (name === undefined && !required) return undefined;
  if (name === 'pkcs1') return only(name, kind, 'rsa', 'RSA');
  if (name === 'spki' && isPublic !== false) return types.spki;
  if (name === 'pkcs8' && isPublic !== true) return types.pkcs8;
  if (name === 'sec1' && isPublic !== true) return only(name, kind, 'ec', 'EC');
  throw new ERR_INVALID_ARG_VALUE(optionName, name);
}

function checkCipher({ cipher, passphrase }, format, type, of) {
  if (cipher === undefined || cipher === null) {
    if (passphrase !== undefined) throw new ERR_INVALID_ARG_VALUE(option('cipher', of), cipher);
    return;
  }
  if (typeof cipher !== 'string') throw new ERR_INVALID_ARG_VALUE(option('cipher', of), cipher);
  if (format === formats.der && type !== types.pkcs8) {
    throw new ERR_CRYPTO_INCOMPATIBLE_KEY_OPTIONS(typeNames[type], 'does not support encryption');
  }
}

// `kind` is undefined where a key is read.
function encodingOf(options, kind, isPublic, of) {
  validateObject(options, 'options');
  const isInput = kind === undefined;
  const format = formatOf(options.format, isInput ? formats.pem : undefined, option('format', of));
  const needsType = (!isInput || format === formats.der) && format !== formats.jwk;
  const type = typeOf(options.type, needsType, kind, isPublic, option('type', of));
  if (isPublic === true) return { format, type };

  const { cipher, encoding } = options;
  let { passphrase } = options;
  if (!isInput) checkCipher(options, format, type, of);
  const needed = isInput ? passphrase !== undefined : cipher !== undefined && cipher !== null;
  if (needed && !isByteSource(passphrase)) {
    throw new ERR_INVALID_ARG_VALUE(option('passphrase', of), passphrase);
  }
  if (passphrase !== undefined) passphrase = bytesOf(passphrase, 'key.passphrase', encoding);
  return { format, type, cipher, passphrase };
}

const encodingOfPublic = (options, kind, of) => encodingOf(options, kind, true, of);
const encodingOfPrivate = (options, kind, of) => encodingOf(options, kind, false, of);
const encodingOfInput = (options, isPublic) => encodingOf(options, undefined, isPublic);

module.exports = { encodingOfInput, encodingOfPrivate, encodingOfPublic, formats, types };
