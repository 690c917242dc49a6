'use strict';
// Modules that are not written yet can be loaded and asked; what they cannot do, they say.
const assert = require('assert');
const http2 = require('http2');
const tls = require('tls');
const { PassThrough } = require('stream');

const unavailable = { code: 'ERR_FEATURE_UNAVAILABLE_ON_PLATFORM' };

assert.strictEqual(http2.constants.HTTP2_HEADER_STATUS, ':status');
assert.strictEqual(http2.constants.HTTP2_HEADER_CONTENT_MD5, 'content-md5');
assert.strictEqual(http2.constants.HTTP2_METHOD_VERSION_CONTROL, 'VERSION-CONTROL');
assert.strictEqual(http2.constants.HTTP_STATUS_TEAPOT, 418);
assert.strictEqual(http2.constants.HTTP_STATUS_NOT_FOUND, 404);
assert.strictEqual(http2.constants.NGHTTP2_ENHANCE_YOUR_CALM, 11);
assert.strictEqual(http2.getDefaultSettings().maxFrameSize, 16384);
assert.strictEqual({} instanceof http2.Http2ServerRequest, false);
assert.throws(() => http2.connect('http://localhost'), unavailable);

assert.throws(() => tls.connect(443), unavailable);
const inner = new PassThrough();
const socket = new tls.TLSSocket(inner);
assert.strictEqual(socket._handle._parentWrap.stream, inner);
assert.strictEqual(socket._handle._parentWrap.constructor.name, 'JSStreamSocket');
assert.strictEqual(inner instanceof tls.TLSSocket, false);
assert.match(tls.DEFAULT_CIPHERS, /TLS_AES_256_GCM_SHA384/);
let error;
socket.on('error', (e) => { error = e; });
socket.write('x');
socket.on('close', () => assert.strictEqual(error.code, unavailable.code));

import('http2').then(({ Http2ServerRequest, constants }) => {
  assert.strictEqual(Http2ServerRequest, http2.Http2ServerRequest);
  assert.strictEqual(constants, http2.constants);
});
