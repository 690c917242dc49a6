'use strict';
// The module `tls`: not written yet; its functions throw a clear error (internal/not_yet.js).

const { notYet } = require('internal/not_yet');

module.exports = {
  ...notYet('tls', ['connect', 'createServer', 'createSecureContext', 'Server', 'TLSSocket',
    'checkServerIdentity']),
  rootCertificates: [],
  DEFAULT_MIN_VERSION: 'TLSv1.2',
  DEFAULT_MAX_VERSION: 'TLSv1.3',
};
