'use strict';

// The class X509Certificate: what a certificate says, and whether it fits a name, a key or an
// issuer.
//
//   X509Certificate   and isX509Certificate(value)
//
// What the native half reads is put into words in internal/crypto/x509_text.

const binding = internalBinding('crypto');
const { codes: { ERR_INVALID_ARG_TYPE, ERR_INVALID_ARG_VALUE } } = require('internal/errors');
const { FastBuffer } = require('internal/buffer');
const { Hosted, kClone } = require('internal/structured_clone');
const { validateBoolean, validateObject, validateString } = require('internal/validators');
const { isKeyObject, kHandle } = require('internal/crypto/keys');
const text = require('internal/crypto/x509_text');

const kInspect = Symbol.for('nodejs.util.inspect.custom');
const kOurs = Symbol('kOurs'); // a native certificate instead of its bytes

let isX509Certificate;

function asBuffer(bytes) {
  return new FastBuffer(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

function readCertificate(buffer) {
  if (buffer?.[kOurs] !== undefined) return buffer[kOurs];
  if (typeof buffer === 'string') buffer = require('buffer').Buffer.from(buffer);
  if (!ArrayBuffer.isView(buffer)) {
    throw new ERR_INVALID_ARG_TYPE('buffer',
      ['string', 'Buffer', 'TypedArray', 'DataView'], buffer);
  }
  return binding.readCertificate(buffer);
}

// ---- options of checkHost() and checkEmail() ----------------------------------------------------

// OpenSSL's X509_CHECK_FLAG_...
const alwaysCheckSubject = 1, noWildcards = 2, noPartialWildcards = 4, multiLabelWildcards = 8;
const singleLabelSubdomains = 16, neverCheckSubject = 32;
const subjectFlags = {
  __proto__: null, default: 0, always: alwaysCheckSubject, never: neverCheckSubject,
};

function subjectFlagOf({ subject = 'default' }) {
  validateString(subject, 'options.subject');
  const flag = subjectFlags[subject];
  if (flag === undefined) throw new ERR_INVALID_ARG_VALUE('options.subject', subject);
  return flag;
}

function hostFlagsOf(options) {
  const {
    wildcards = true, partialWildcards = true, multiLabelWildcards: multi = false,
    singleLabelSubdomains: single = false,
  } = options;
  validateBoolean(wildcards, 'options.wildcards');
  validateBoolean(partialWildcards, 'options.partialWildcards');
  validateBoolean(multi, 'options.multiLabelWildcards');
  validateBoolean(single, 'options.singleLabelSubdomains');
  return subjectFlagOf(options) | (wildcards ? 0 : noWildcards) |
    (partialWildcards ? 0 : noPartialWildcards) | (multi ? multiLabelWildcards : 0) |
    (single ? singleLabelSubdomains : 0);
}

function match(handle, kind, name, flags) {
  const found = binding.matchCertificate(handle, kind, name, flags);
  if (found !== false) return found;
  const error = new TypeError(kind === 'ip' ? 'Invalid IP' : 'Invalid name');
  error.code = 'ERR_INVALID_ARG_VALUE';
  throw error;
}

function checkKey(pkey, type) {
  if (!isKeyObject(pkey)) throw new ERR_INVALID_ARG_TYPE('pkey', 'KeyObject', pkey);
  if (pkey.type !== type) throw new ERR_INVALID_ARG_VALUE('pkey', pkey);
}

// ---- the class ----------------------------------------------------------------------------------

class X509Certificate extends Hosted {
  #handle;
  #known = new Map(); // what has been asked for

  static {
    isX509Certificate = (value) => typeof value === 'object' && value !== null && #handle in value;
  }

  constructor(buffer) {
    super();
    this.#handle = readCertificate(buffer);
  }

  #once(name, find) {
    if (!this.#known.has(name)) this.#known.set(name, find(this.#handle));
    return this.#known.get(name);
  }

  #text(what) {
    return this.#once(what, (handle) => binding.certificateText(handle, what));
  }

  get subject() { return this.#text('subject'); }
  get issuer() { return this.#text('issuer'); }
  get validFrom() { return this.#text('validFrom'); }
  get validTo() { return this.#text('validTo'); }
  get serialNumber() { return this.#text('serialNumber'); }
  get subjectAltName() { return this.#once('subjectAltName', text.alternativeNames); }
  get infoAccess() { return this.#once('infoAccess', text.authorityInfo); }
  get keyUsage() { return this.#once('keyUsage', binding.certificateUsages); }
  get ca() { return this.#once('ca', binding.isAuthority); }
  // Known of certificates that came with a connection.
  get issuerCertificate() { return undefined; }

  get raw() {
    return this.#once('raw', (handle) => asBuffer(binding.certificateRaw(handle)));
  }
  get fingerprint() { return this.#once('fingerprint', () => text.fingerprint(this.raw, 'sha1')); }
  get fingerprint256() {
    return this.#once('fingerprint256', () => text.fingerprint(this.raw, 'sha256'));
  }
  get fingerprint512() {
    return this.#once('fingerprint512', () => text.fingerprint(this.raw, 'sha512'));
  }
  get publicKey() {
    return this.#once('publicKey', (handle) =>
      require('internal/crypto/asymmetric').publicKeyOf(binding.certificateKey(handle)));
  }

  toString() { return this.#once('pem', () => text.pem(this.raw)); }
  toJSON() { return this.toString(); }
  toLegacyObject() {
    return require('internal/crypto/x509_legacy').legacyObject(this, this.#handle);
  }

  checkHost(name, options) {
    validateString(name, 'name');
    if (options !== undefined) validateObject(options, 'options');
    return match(this.#handle, 'host', name, hostFlagsOf(options ?? {}));
  }
  checkEmail(email, options) {
    validateString(email, 'email');
    if (options !== undefined) validateObject(options, 'options');
    return match(this.#handle, 'email', email, subjectFlagOf(options ?? {}));
  }
  checkIP(ip, options) {
    validateString(ip, 'ip');
    // Node 18 looks at the options and then does not use them.
    if (options !== undefined) validateObject(options, 'options');
    return match(this.#handle, 'ip', ip, 0);
  }

  checkIssued(otherCert) {
    if (!isX509Certificate(otherCert)) {
      throw new ERR_INVALID_ARG_TYPE('otherCert', 'X509Certificate', otherCert);
    }
    return binding.isIssuedBy(this.#handle, otherCert.#handle);
  }
  checkPrivateKey(pkey) {
    checkKey(pkey, 'private');
    return binding.belongsTo(this.#handle, pkey[kHandle]);
  }
  verify(pkey) {
    checkKey(pkey, 'public');
    return binding.isSignedBy(this.#handle, pkey[kHandle]);
  }

  [kClone]() {
    const handle = this.#handle;
    return { restore: () => new X509Certificate({ [kOurs]: handle }) };
  }

  [kInspect](depth, options) {
    if (depth < 0) return this;
    const inner = { ...options, depth: options.depth == null ? null : options.depth - 1 };
    const shown = {};
    for (const name of ['subject', 'subjectAltName', 'issuer', 'infoAccess', 'validFrom', 'validTo',
      'fingerprint', 'fingerprint256', 'fingerprint512', 'keyUsage', 'serialNumber']) {
      shown[name] = this[name];
    }
    return `X509Certificate ${require('internal/util/inspect').inspect(shown, inner)}`;
  }
}

module.exports = { X509Certificate, isX509Certificate };
