// X509Certificate: its properties, what it is checked against, and wrong arguments.
'use strict';
const { X509Certificate, createPrivateKey, createSecretKey } = require('crypto');
const { authority, certificate, key } = require('../../js/fixtures/certificates');

function attempt(action) {
  try {
    console.log(action());
  } catch (error) {
    console.log(error.name, error.code, error.message.split('\n')[0]);
  }
}

const certificates = { authority: new X509Certificate(authority),
  certificate: new X509Certificate(certificate) };
for (const [name, each] of Object.entries(certificates)) {
  console.log(name, each);
  attempt(() => each.toLegacyObject());
  attempt(() => [each.ca, each.issuerCertificate, each.publicKey.asymmetricKeyDetails]);
  for (const host of ['host.example', 'a.wild.example', 'wild.example', '', 5, undefined]) {
    for (const subject of [undefined, 'default', 'always', 'never', 'x', null]) {
      attempt(() => each.checkHost(host, { subject }));
      attempt(() => each.checkEmail(host, { subject }));
    }
  }
  for (const option of ['wildcards', 'partialWildcards', 'multiLabelWildcards',
    'singleLabelSubdomains']) {
    for (const value of [true, false, 'x']) {
      attempt(() => each.checkHost('a.wild.example', { [option]: value }));
    }
  }
  for (const address of ['127.0.0.1', '127.0.0.2', '::1', '1.2.3', '', 5]) {
    attempt(() => each.checkIP(address));
  }
  for (const other of [...Object.values(certificates), {}, 'x']) {
    attempt(() => each.checkIssued(other));
    attempt(() => each.verify(other.publicKey));
  }
  attempt(() => each.checkPrivateKey(createPrivateKey(key)));
  attempt(() => each.checkPrivateKey('x'));
  attempt(() => typeof each.verify(createSecretKey('k')));
  attempt(() => structuredClone(each).fingerprint256);
}
for (const wrong of ['', 'x', Buffer.alloc(4), undefined, null, 5, {}]) {
  attempt(() => new X509Certificate(wrong));
}
