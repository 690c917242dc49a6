'use strict';
// X509Certificate: what a certificate says, and whether it fits a name, a key or an issuer.
const assert = require('assert');
const { X509Certificate, createPrivateKey, createSecretKey } = require('crypto');
const { inspect } = require('util');
const { authority, certificate, key } = require('../fixtures/certificates');

const cert = new X509Certificate(certificate);
const ca = new X509Certificate(authority);

assert.strictEqual(cert.subject, 'C=CH\nO=Orrery\nCN=host.example');
assert.strictEqual(cert.issuer, 'O=Orrery\nCN=test authority');
assert.strictEqual(cert.subjectAltName, 'DNS:host.example, DNS:*.wild.example, ' +
  'IP Address:127.0.0.1, email:someone@host.example, URI:"http://host.example/a\\u002cb"');
assert.strictEqual(cert.infoAccess,
  'OCSP - URI:http://ocsp.example/\nCA Issuers - URI:http://ca.example/');
assert.deepStrictEqual(cert.keyUsage, ['1.3.6.1.5.5.7.3.1']);
assert.match(cert.validFrom, /^[A-Z][a-z]{2} [ 0-9]\d \d\d:\d\d:\d\d \d{4} GMT$/);
assert.match(cert.serialNumber, /^[0-9A-F]+$/);
assert.match(cert.fingerprint, /^([0-9A-F]{2}:){19}[0-9A-F]{2}$/);
assert.strictEqual(cert.fingerprint512.length, 191);
assert.deepStrictEqual([cert.ca, ca.ca, cert.issuerCertificate], [false, true, undefined]);
assert.strictEqual(cert.publicKey.asymmetricKeyType, 'ec');

// In every form it is the same certificate.
assert.strictEqual(cert.toString(), certificate);
assert.strictEqual(JSON.parse(JSON.stringify(cert)), certificate);
assert.strictEqual(new X509Certificate(cert.raw).fingerprint, cert.fingerprint);
assert.strictEqual(structuredClone(cert).serialNumber, cert.serialNumber);
assert.ok(inspect(cert).startsWith('X509Certificate {\n  subject: '));

assert.strictEqual(cert.checkHost('HOST.example'), 'host.example');
assert.strictEqual(cert.checkHost('a.wild.example'), '*.wild.example');
assert.strictEqual(cert.checkHost('a.wild.example', { wildcards: false }), undefined);
assert.strictEqual(cert.checkHost('other.example'), undefined);
assert.strictEqual(cert.checkEmail('someone@host.example'), 'someone@host.example');
assert.strictEqual(cert.checkIP('127.0.0.1'), '127.0.0.1');
assert.strictEqual(cert.checkIP('127.0.0.2'), undefined);
assert.throws(() => cert.checkIP('127.0.0.1\0.example'), { message: 'Invalid IP' });
assert.throws(() => cert.checkIP('1.2.3'),
  { code: 'ERR_INVALID_ARG_VALUE', message: 'Invalid IP' });
assert.throws(() => cert.checkHost('a', { subject: 'x' }), { code: 'ERR_INVALID_ARG_VALUE' });
assert.throws(() => cert.checkHost(5), { code: 'ERR_INVALID_ARG_TYPE' });

assert.ok(cert.checkPrivateKey(createPrivateKey(key)));
assert.ok(cert.checkIssued(ca) && ca.checkIssued(ca) && !ca.checkIssued(cert));
assert.ok(cert.verify(ca.publicKey) && !cert.verify(cert.publicKey));
assert.throws(() => cert.verify(createSecretKey('k')), { code: 'ERR_INVALID_ARG_VALUE' });
assert.throws(() => cert.checkPrivateKey('x'), { code: 'ERR_INVALID_ARG_TYPE' });
assert.throws(() => cert.checkIssued({}), { code: 'ERR_INVALID_ARG_TYPE' });

const legacy = cert.toLegacyObject();
assert.deepStrictEqual({ ...legacy.subject }, { C: 'CH', O: 'Orrery', CN: 'host.example' });
assert.deepStrictEqual({ ...legacy.infoAccess },
  { 'OCSP - URI': ['http://ocsp.example/'], 'CA Issuers - URI': ['http://ca.example/'] });
assert.deepStrictEqual([legacy.bits, legacy.asn1Curve, legacy.nistCurve],
  [256, 'prime256v1', 'P-256']);
assert.strictEqual(legacy.pubkey.length, 65);
const old = ca.toLegacyObject();
assert.deepStrictEqual([old.bits, old.exponent, old.modulus.length], [2048, '0x10001', 512]);

assert.throws(() => new X509Certificate('nothing'), { code: 'ERR_OSSL_PEM_NO_START_LINE' });
assert.throws(() => new X509Certificate(5), { code: 'ERR_INVALID_ARG_TYPE' });
