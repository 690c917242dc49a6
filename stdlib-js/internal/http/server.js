'use strict';
// http.Server: a net.Server whose connections speak HTTP.
//
//   Server(options, requestListener)   as Node documents it
//
// Idle connections and slow requests are found by one timer per server that looks at all of them,
// so that a request costs no timer.

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
const binding = internalBinding('http');
const timers = internalBinding('timers');

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
  this.on('listening', startChecking);
  this.httpAllowHalfOpen = false;
  this.timeout = 0;
  this.maxHeadersCount = null;
  this.maxRequestsPerSocket = 0;
  this.closing = false;
  this.httpConnections = new Set();
  this._checker = null;
}, class extends net.Server {
  close(callback) {
    this.closing = true;
    net.Server.prototype.close.call(this, callback);
    this.closeIdleConnections();
    return this;
  }

  closeAllConnections() {
    for (const connection of [...this.httpConnections]) connection.socket.destroy();
  }

  closeIdleConnections() {
    for (const connection of [...this.httpConnections]) {
      if (isIdle(connection)) connection.socket.destroy();
    }
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
  server.IncomingMessage = options.IncomingMessage || IncomingMessage;
  server.ServerResponse = options.ServerResponse || ServerResponse;
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
  server.joinDuplicateHeaders = options.joinDuplicateHeaders === true;
  if (options.rejectNonStandardBodyWrites !== undefined) {
    validateBoolean(options.rejectNonStandardBodyWrites, 'options.rejectNonStandardBodyWrites');
  }
  server.rejectNonStandardBodyWrites = options.rejectNonStandardBodyWrites === true;
  server.uniqueHeaders = readUniqueHeaders(options.uniqueHeaders);
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

// ---- looking after connections -------------------------------------------------------------------

function isIdle(connection) {
  return connection.openRequests === 0 && connection.incoming === null &&
    connection.handle.id >= 0 && binding.messageAge(connection.handle.id)[0] === 0;
}

function checkingInterval(server) {
  const wanted = [server.connectionsCheckingInterval || 30000];
  if (server.keepAliveTimeout > 0) wanted.push(server.keepAliveTimeout / 4);
  if (server.headersTimeout > 0) wanted.push(server.headersTimeout / 4);
  if (server.requestTimeout > 0) wanted.push(server.requestTimeout / 4);
  return Math.max(5, Math.min(...wanted, 1000));
}

function startChecking() {
  if (this._checker !== null) return;
  const again = () => {
    checkConnections(this);
    if (this._handle === null && this.httpConnections.size === 0) {
      this._checker = null;
      return;
    }
    this._checker = setTimeout(again, checkingInterval(this));
    this._checker.unref();
  };
  this._checker = setTimeout(again, checkingInterval(this));
  this._checker.unref();
}

// A connection's first request is awaited as long as a head may take, or a request.
function firstHeadTimeout(server) {
  return server.headersTimeout || server.requestTimeout || Infinity;
}

function checkConnections(server) {
  const now = timers.now();
  for (const connection of [...server.httpConnections]) {
    const { socket, handle } = connection;
    if (handle.id < 0 || connection.failed) continue;
    const [age, headComplete] = binding.messageAge(handle.id);
    if (age === 0) {
      if (server.keepAliveTimeout > 0 && connection.openRequests === 0 &&
          connection.requestCount > 0 && now - connection.idleSince >= server.keepAliveTimeout) {
        if (!server.emit('timeout', socket)) socket.destroy();
      } else if (connection.requestCount === 0 &&
          now - connection.idleSince >= firstHeadTimeout(server)) {
        connection.timedOut();
      }
    } else if ((server.headersTimeout > 0 && !headComplete && age >= server.headersTimeout) ||
        (server.requestTimeout > 0 && age >= server.requestTimeout)) {
      connection.timedOut();
    }
  }
}

module.exports = { Server, connectionListener };
