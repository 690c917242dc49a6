'use strict';
// The module `http2`: not written yet. Its functions and classes are there, so that packages that
// merely ask whether a message is of HTTP/2 work; using them is a clear error
// (internal/not_yet.js). The constants are Node's.

const { defineLate } = require('internal/late_exports');
const { notYet } = require('internal/not_yet');

function getDefaultSettings() {
  return {
    __proto__: null, headerTableSize: 4096, enablePush: true, initialWindowSize: 65535,
    maxFrameSize: 16384, maxConcurrentStreams: 4294967295, maxHeaderSize: 65535,
    maxHeaderListSize: 65535, enableConnectProtocol: false,
  };
}

module.exports = {
  ...notYet('http2', ['connect', 'createServer', 'createSecureServer', 'getPackedSettings',
    'getUnpackedSettings', 'Http2ServerRequest', 'Http2ServerResponse']),
  getDefaultSettings,
  sensitiveHeaders: Symbol('nodejs.http2.sensitiveHeaders'),
};
defineLate(module.exports, ['constants'], () => require('internal/http2/constants'));
