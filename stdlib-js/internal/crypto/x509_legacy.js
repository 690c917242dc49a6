'use strict';

// A certificate as tls has always given it: X509Certificate's toLegacyObject().
//
//   legacyObject(certificate, handle)

const binding = internalBinding('crypto');
const { FastBuffer } = require('internal/buffer');

function asBuffer(bytes) {
  return new FastBuffer(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

function add(object, name, value) {
  if (!(name in object)) object[name] = value;
  else if (Array.isArray(object[name])) object[name].push(value);
  else object[name] = [object[name], value];
}

// What a name has several times becomes an array.
function nameObject(parts) {
  const object = { __proto__: null };
  for (let i = 0; i < parts.length; i += 2) add(object, parts[i], parts[i + 1]);
  return object;
}

function infoObject(info) {
  const object = { __proto__: null };
  for (const line of info.split('\n')) {
    const at = line.indexOf(':');
    const name = line.slice(0, at), value = line.slice(at + 1);
    (object[name] ??= []).push(value.startsWith('"') ? JSON.parse(value) : value);
  }
  return object;
}

function hexOf(handle, name) {
  return asBuffer(binding.keyNumber(handle, name, 0)).toString('hex');
}

const nistNames = {
  __proto__: null,
  prime192v1: 'P-192', secp224r1: 'P-224', prime256v1: 'P-256', secp384r1: 'P-384',
  secp521r1: 'P-521',
};

// None of a key that cannot be read.
function keyFacts(certificate) {
  let handle;
  try {
    handle = binding.certificateKey(certificate);
  } catch {
    return {};
  }
  const kind = binding.keyKind(handle);
  const bits = binding.keyBits(handle, '');
  if (kind === 'rsa') {
    const { formats, types } = require('internal/crypto/key_options');
    return {
      modulus: hexOf(handle, 'n').toUpperCase(), bits,
      exponent: `0x${hexOf(handle, 'e').replace(/^0+(?=.)/, '')}`,
      pubkey: asBuffer(binding.writePublic(handle, formats.der, types.spki)),
    };
  }
  if (kind !== 'ec') return {};
  const asn1Curve = binding.keyCurve(handle);
  return {
    bits, pubkey: asBuffer(binding.keyPoint(handle, false)), asn1Curve,
    nistCurve: nistNames[asn1Curve],
  };
}

function legacyObject(certificate, handle) {
  const { infoAccess } = certificate;
  const facts = {
    subject: nameObject(binding.certificateName(handle, false)),
    issuer: nameObject(binding.certificateName(handle, true)),
    subjectaltname: certificate.subjectAltName,
    infoAccess: infoAccess === undefined ? undefined : infoObject(infoAccess),
    ca: certificate.ca,
    ...keyFacts(handle),
    valid_from: certificate.validFrom,
    valid_to: certificate.validTo,
    fingerprint: certificate.fingerprint,
    fingerprint256: certificate.fingerprint256,
    fingerprint512: certificate.fingerprint512,
    ext_key_usage: certificate.keyUsage,
    serialNumber: certificate.serialNumber,
    raw: certificate.raw,
  };
  return Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined));
}

module.exports = { legacyObject };
