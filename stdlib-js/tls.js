'use strict';
// The module `tls`: not written yet; its functions throw a clear error (internal/not_yet.js).
// A TLSSocket can be made, since packages make one to look at its parts; it never connects.

const { notYet } = require('internal/not_yet');

module.exports = {
  ...notYet('tls', ['connect', 'createServer', 'createSecureContext', 'createSecurePair', 'Server',
    'SecureContext', 'checkServerIdentity', 'convertALPNProtocols']),
  getCiphers: () => [],
  rootCertificates: [],
  CLIENT_RENEG_LIMIT: 3,
  CLIENT_RENEG_WINDOW: 600,
  DEFAULT_CIPHERS: require('internal/crypto/constants').constants.defaultCoreCipherList,
  DEFAULT_ECDH_CURVE: 'auto',
  DEFAULT_MIN_VERSION: 'TLSv1.2',
  DEFAULT_MAX_VERSION: 'TLSv1.3',
};
require('internal/late_exports').defineLate(
  module.exports, ['TLSSocket'], () => require('internal/tls/socket'));
