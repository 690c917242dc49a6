'use strict';
// The module `http2`: not written yet; its functions throw a clear error (internal/not_yet.js).

const { notYet } = require('internal/not_yet');

module.exports = {
  ...notYet('http2', ['connect', 'createServer', 'createSecureServer']),
  constants: {},
};
