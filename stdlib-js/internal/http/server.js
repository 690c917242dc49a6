'use strict';
// http.Server: a net.Server whose connections speak HTTP.
//
//   Server(options, requestListener)   as Node documents it
//
// Idle connections and slow requests are found by internal/http/server_checks.js.

const net = require('net');
const { makeConstructor } = require('internal/constructor');
const {
  codes: { ERR_INVALID_ARG_TYPE, ERR_OUT_OF_RANGE, ERR_HTTP_SOCKET_ENCODING },
} = require('internal/errors');
const { validateInteger, validateBoolean, validateObject } = require('internal/validators');
const { IncomingMessage } = require('internal/http/incoming');
const { ServerResponse } = require('internal/http/response');
const { readUniqueHeaders } = require('internal/http/head');
const { ServerConnection } = require('internal/http/server_connection');
const { kIncomingMessage, kServerResponse, kUniqueHeaders } = require('internal/http/common');
const checks = require('internal/http/server_checks');

const Server = makeConstructor(function Server(options, requestListener) {
  if (!(this instanceof Server)) return new Server(options, requestListener);
  if (typeof options === 'function') {
    requestListener = options;
    options = {};
  } else if (options === undefined || options === null) {
    options = {};
  } else {
    validateObject(options, 'options');
  }
  storeOptions(this, options);
  net.Server.call(this, {
    allowHalfOpen: true, noDelay: options.noDelay ?? true, keepAlive: options.keepAlive,
    keepAliveInitialDelay: options.keepAliveInitialDelay, highWaterMark: options.highWaterMark,
  });
  if (requestListener) this.on('request', requestListener);
  this.on('connection', connectionListener);
  this.on('listening', checks.start);
  this.httpAllowHalfOpen = false;
  this.timeout = 0;
  this.maxHeadersCount = null;
  this.maxRequestsPerSocket = 0;
  checks.prepare(this);
}, class extends net.Server {
  close(...args) {
    checks.stop(this);
    net.Server.prototype.close.apply(this, args);
    return this;
  }

  closeAllConnections() {
    for (const connection of checks.all(this)) connection.socket.destroy();
  }

  closeIdleConnections() {
    for (const connection of checks.idle(this)) connection.socket.destroy();
  }

  setTimeout(msecs, callback) {
    this.timeout = msecs;
    if (callback) this.on('timeout', callback);
    return this;
  }
});

Server.prototype[Symbol.for('nodejs.rejection')] = function(error, event, ...args) {
  if (event !== 'request') {
    net.Server.prototype[Symbol.for('nodejs.rejection')].call(this, error, event, ...args);
    return;
  }
  const response = args[1];
  if (!response.headersSent && !response.writableEnded) {
    for (const name of response.getHeaderNames()) response.removeHeader(name);
    response.statusCode = 500;
    response.end(require('internal/http/common').STATUS_CODES[500]);
  } else {
    response.destroy();
  }
};

function storeOptions(server, options) {
  server[kIncomingMessage] = options.IncomingMessage || IncomingMessage;
  server[kServerResponse] = options.ServerResponse || ServerResponse;
  if (options.maxHeaderSize !== undefined) {
    validateInteger(options.maxHeaderSize, 'maxHeaderSize', 0);
  }
  server.maxHeaderSize = options.maxHeaderSize;
  if (options.insecureHTTPParser !== undefined) {
    validateBoolean(options.insecureHTTPParser, 'options.insecureHTTPParser');
  }
  server.insecureHTTPParser = options.insecureHTTPParser;
  server.requestTimeout = readTimeout(options, 'requestTimeout', 300000);
  server.headersTimeout = readTimeout(options, 'headersTimeout',
    Math.min(60000, server.requestTimeout || 60000));
  if (server.requestTimeout > 0 && server.headersTimeout > 0 &&
      server.headersTimeout > server.requestTimeout) {
    throw new ERR_OUT_OF_RANGE('headersTimeout', '<= requestTimeout', options.headersTimeout);
  }
  server.keepAliveTimeout = readTimeout(options, 'keepAliveTimeout', 5000);
  server.connectionsCheckingInterval =
    readTimeout(options, 'connectionsCheckingInterval', 30000);
  if (options.requireHostHeader !== undefined) {
    validateBoolean(options.requireHostHeader, 'options.requireHostHeader');
  }
  server.requireHostHeader = options.requireHostHeader === true;
  if (options.joinDuplicateHeaders !== undefined) {
    validateBoolean(options.joinDuplicateHeaders, 'options.joinDuplicateHeaders');
  }
  server.joinDuplicateHeaders = options.joinDuplicateHeaders;
  if (options.rejectNonStandardBodyWrites !== undefined) {
    validateBoolean(options.rejectNonStandardBodyWrites, 'options.rejectNonStandardBodyWrites');
  }
  server.rejectNonStandardBodyWrites = options.rejectNonStandardBodyWrites === true;
  server[kUniqueHeaders] = readUniqueHeaders(options.uniqueHeaders);
}

function readTimeout(options, name, fallback) {
  const value = options[name];
  if (value === undefined) return fallback;
  validateInteger(value, name, 0);
  return value;
}

function connectionListener(socket) {
  if (socket._handle === null || typeof socket.pipe !== 'function') {
    if (socket.destroyed) return;
    throw new ERR_INVALID_ARG_TYPE('socket', 'net.Socket', socket);
  }
  socket.setEncoding = refuseEncoding;
  new ServerConnection(this, socket); // eslint-disable-line no-new
}

function refuseEncoding() {
  throw new ERR_HTTP_SOCKET_ENCODING();
}

module.exports = { Server, connectionListener };
