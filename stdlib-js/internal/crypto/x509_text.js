'use strict';

// What the native half reads from a certificate, as Node writes it.
//
//   alternativeNames(handle), authorityInfo(handle) -> text, or undefined
//   fingerprint(raw, algorithm), pem(raw)
//
// A value with which a name could pretend to be several is written as a JSON string.

const binding = internalBinding('crypto');

const unsafeLatin1 = /["\\,']|[^ -~]/;
const unsafeUtf8 = /["\\,'\u0000-\u001f\u007f]/;

function escaped(character) {
  if (character === '"' || character === '\\') return `\\${character}`;
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

function valueText(value, isUtf8) {
  if (value === undefined) return '<unsupported>';
  const unsafe = isUtf8 ? unsafeUtf8 : unsafeLatin1;
  if (!unsafe.test(value)) return value;
  return `"${value.replace(new RegExp(unsafe, 'g'), escaped)}"`;
}

function alternativeNames(handle) {
  return binding.alternativeNames(handle)
    ?.map(([kind, value, isUtf8]) => `${kind}:${valueText(value, isUtf8)}`).join(', ');
}

function authorityInfo(handle) {
  return binding.authorityInfo(handle)?.map(([method, kind, value, isUtf8]) =>
    `${method} - ${kind}:${valueText(value, isUtf8)}`).join('\n');
}

function fingerprint(raw, algorithm) {
  const { Hash } = require('internal/crypto/hash');
  const hex = new Hash(algorithm).update(raw).digest('hex').toUpperCase();
  return hex.replace(/..(?!$)/g, '$&:');
}

function pem(raw) {
  const lines = raw.toString('base64').match(/.{1,64}/g);
  return `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n`;
}

module.exports = { alternativeNames, authorityInfo, fingerprint, pem };
