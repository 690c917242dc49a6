'use strict';
// http.ClientRequest: one request, and the response to it.
//
//   ClientRequest(url, options, callback)   as Node documents it

const { OutgoingMessage } = require('internal/http/outgoing');
const { captureContext, leaveContext, swapContext } = require('internal/async_context');
const { channels, publish } = require('internal/library_channels');
const { makeConstructor } = require('internal/constructor');
const { checkedDuration } = require('internal/timers/duration');
const { checkIsHttpToken, kContext, kReason } = require('internal/http/common');
const {
  connResetException, AbortError,
  codes: {
    ERR_HTTP_HEADERS_SENT, ERR_INVALID_ARG_TYPE, ERR_INVALID_HTTP_TOKEN, ERR_INVALID_PROTOCOL,
    ERR_UNESCAPED_CHARACTERS,
  },
} = require('internal/errors');
const {
  validateInteger, validateBoolean, validateAbortSignal,
} = require('internal/validators');
const { isObserved } = require('internal/perf/spans');

const kInvalidPath = /[^\u0021-\u00ff]/;

const ClientRequest = makeConstructor(function ClientRequest(input, options, callback) {
  if (!(this instanceof ClientRequest)) return new ClientRequest(input, options, callback);
  OutgoingMessage.call(this);
  [options, callback] = readArguments(input, options, callback);
  this.agent = chooseAgent(this, options);
  const defaultPort = options.defaultPort || this.agent?.defaultPort;
  options.port = options.port || defaultPort || 80;
  options.host = checkHost(options.hostname, 'hostname') ||
    checkHost(options.host, 'host') || 'localhost';
  this._defaultPort = defaultPort;
  this.aborted = false;
  this.timeoutCb = null;
  this.upgradeOrConnect = false;
  this.maxHeadersCount = null;
  this.reusedSocket = false;
  this.res = null;
  this._ended = false;
  this._exchange = null;
  this[kContext] = captureContext('HTTPCLIENTREQUEST', this);
  readMethod(this, options);
  this.path = readPath(options);
  this.host = options.host;
  this.protocol = options.protocol || this.agent?.protocol || 'http:';
  this.socketPath = options.socketPath;
  this.maxHeaderSize = options.maxHeaderSize;
  this.insecureHTTPParser = options.insecureHTTPParser;
  this.joinDuplicateHeaders = options.joinDuplicateHeaders;
  this._uniqueHeaders = require('internal/http/head').readUniqueHeaders(options.uniqueHeaders);
  if (options.timeout !== undefined) this.timeout = checkedDuration(options.timeout, 'timeout');
  if (callback) this.once('response', callback);
  setInitialHeaders(this, options);
  if (options.signal) abortWith(this, options.signal);
  start(this, options);
}, class extends OutgoingMessage {
  _implicitHeader() {
    if (this._header !== null) throw new ERR_HTTP_HEADERS_SENT('render');
    this._storeHeader(`${this.method} ${this.path} HTTP/1.1\r\n`, undefined);
  }

  _finish() {
    super._finish();
    if (isObserved('http')) require('internal/http/spans').beginRequest(this);
    const told = channels['http.client.request.start'];
    if (told !== undefined) publish(told, { request: this });
  }

  abort() {
    if (this.aborted) return;
    this.aborted = true;
    process.nextTick(() => this.emit('abort'));
    this.destroy();
  }

  destroy(error) {
    if (this.destroyed) return this;
    this.destroyed = true;
    if (this.res) this.res._dump();
    this[kReason] = error;
    if (this.socket) this.socket.destroy(error); // whose 'close' tells the request
    return this;
  }

  // A socket may come from another request that has done with it: what follows is ours again.
  onSocket(socket, error) {
    const before = swapContext(this[kContext]);
    process.nextTick(takeSocket, this, socket, error);
    leaveContext(before);
  }

  setTimeout(msecs, callback) {
    if (this._ended) return this;
    const timeout = checkedDuration(msecs, 'msecs');
    tellTimeouts(this);
    if (callback) this.once('timeout', callback);
    withSocket(this, (socket) => setSocketTimeout(socket, timeout));
    return this;
  }

  // Packages know it: a call of the socket's method as soon as there is a socket.
  _deferToConnect(method, args) {
    withSocket(this, (socket) => socket[method]?.(...args));
  }

  setNoDelay(noDelay) {
    this._deferToConnect('setNoDelay', [noDelay]);
  }

  setSocketKeepAlive(enable, initialDelay) {
    this._deferToConnect('setKeepAlive', [enable, initialDelay]);
  }

  clearTimeout(callback) {
    this.setTimeout(0, callback);
  }
});

// ---- arguments -----------------------------------------------------------------------------------

function readArguments(input, options, callback) {
  const { isURL } = require('internal/url/url');
  if (typeof input === 'string') {
    input = require('url').urlToHttpOptions(new (require('url').URL)(input));
  } else if (input !== null && typeof input === 'object' && isURL(input)) {
    input = require('url').urlToHttpOptions(input);
  } else {
    callback = options;
    options = input;
    input = null;
  }
  if (typeof options === 'function') {
    callback = options;
    options = input || {};
  } else {
    options = Object.assign(input || {}, options);
  }
  return [{ __proto__: null, ...options }, callback];
}

function chooseAgent(request, options) {
  const { agent } = options;
  const defaultAgent = options._defaultAgent || require('internal/http/agent').getGlobalAgent();
  if (agent === false) return new defaultAgent.constructor();
  if (agent === null || agent === undefined) {
    return typeof options.createConnection === 'function' ? agent : defaultAgent;
  }
  if (typeof agent.addRequest !== 'function') {
    throw new ERR_INVALID_ARG_TYPE('options.agent', ['Agent-like Object', 'undefined', 'false'], agent);
  }
  const protocol = options.protocol || defaultAgent.protocol;
  const expected = agent.protocol || defaultAgent.protocol;
  if (protocol !== expected) throw new ERR_INVALID_PROTOCOL(protocol, expected);
  return agent;
}

function checkHost(host, name) {
  if (host !== null && host !== undefined && typeof host !== 'string') {
    throw new ERR_INVALID_ARG_TYPE(`options.${name}`, ['string', 'undefined', 'null'], host);
  }
  return host;
}

function readMethod(request, options) {
  const { method } = options;
  if (method !== null && method !== undefined && typeof method !== 'string') {
    throw new ERR_INVALID_ARG_TYPE('options.method', 'string', method);
  }
  if (method) {
    if (!checkIsHttpToken(method)) throw new ERR_INVALID_HTTP_TOKEN('Method', method);
    request.method = method.toUpperCase();
  } else {
    request.method = 'GET';
  }
  const expected = request.agent?.protocol || 'http:';
  const protocol = options.protocol || expected;
  if (protocol !== expected) throw new ERR_INVALID_PROTOCOL(protocol, expected);
  if (options.maxHeaderSize !== undefined) {
    validateInteger(options.maxHeaderSize, 'maxHeaderSize', 0);
  }
  if (options.insecureHTTPParser !== undefined) {
    validateBoolean(options.insecureHTTPParser, 'options.insecureHTTPParser');
  }
  if (options.joinDuplicateHeaders !== undefined) {
    validateBoolean(options.joinDuplicateHeaders, 'options.joinDuplicateHeaders');
  }
}

function readPath(options) {
  const path = options.path ? String(options.path) : '/';
  if (kInvalidPath.test(path)) throw new ERR_UNESCAPED_CHARACTERS('Request path');
  return path;
}

function setInitialHeaders(request, options) {
  const { headers } = options;
  // Only when the agent will use the connection again, for which it may have too few of them.
  request.shouldKeepAlive = Boolean(request.agent) &&
    (Boolean(request.agent.keepAlive) || Number.isFinite(request.agent.maxSockets));
  request.useChunkedEncodingByDefault = !['GET', 'HEAD', 'DELETE', 'OPTIONS', 'TRACE', 'CONNECT']
    .includes(request.method);
  if (Array.isArray(headers)) {
    storeHead(request, options, headers);
    return;
  }
  if (headers) {
    for (const name of Object.keys(headers)) request.setHeader(name, headers[name]);
  }
  if (options.host && !request.getHeader('host') && (options.setHost === undefined || options.setHost)) {
    request.setHeader('Host', hostHeader(request, options));
  }
  if (options.auth && !request.getHeader('Authorization')) {
    request.setHeader('Authorization',
      `Basic ${require('buffer').Buffer.from(options.auth).toString('base64')}`);
  }
  if (request.getHeader('expect')) storeHead(request, options, undefined);
}

function hostHeader(request, options) {
  let { host } = options;
  // An IPv6 address stands in brackets.
  if (host.includes(':') && host.indexOf(':') !== host.lastIndexOf(':') && !host.startsWith('[')) {
    host = `[${host}]`;
  }
  return options.port && +options.port !== request._defaultPort ? `${host}:${options.port}` : host;
}

function storeHead(request, options, headers) {
  if (request._header !== null) throw new ERR_HTTP_HEADERS_SENT('render');
  request._storeHeader(`${request.method} ${request.path} HTTP/1.1\r\n`, headers);
}

function abortWith(request, signal) {
  validateAbortSignal(signal, 'signal');
  const onAbort = () => request.destroy(new AbortError(undefined, { cause: signal.reason }));
  if (signal.aborted) {
    onAbort();
    return;
  }
  signal.addEventListener('abort', onAbort, { once: true });
  request.once('close', () => signal.removeEventListener('abort', onAbort));
}

// ---- getting a socket ----------------------------------------------------------------------------

function start(request, { signal, ...options }) { // the signal is the request's, not the socket's
  if (request.agent) {
    request._sentToAgent = true;
    request.agent.addRequest(request, options);
    return;
  }
  request._last = true;
  request.shouldKeepAlive = false;
  // For net, a path is a unix socket's.
  if (typeof options.createConnection !== 'function') {
    request.onSocket(require('net').createConnection({ ...options, path: options.socketPath }));
    return;
  }
  if (options.socketPath) options.path = options.socketPath;
  let called = false;
  const onCreated = (error, socket) => {
    if (called) return;
    called = true;
    if (error) process.nextTick(() => emitFailure(request, error));
    else request.onSocket(socket);
  };
  try {
    const socket = options.createConnection(options, onCreated);
    if (socket) onCreated(null, socket);
  } catch (error) {
    onCreated(error);
  }
}

function takeSocket(request, socket, error) {
  if (request.destroyed || error) {
    const failure = error || request[kReason];
    if (!socket) {
      emitFailure(request, failure);
    } else if (request.agent && !failure && !socket.destroyed) {
      emitFailure(request, undefined);
      socket.emit('free');
    } else {
      destroyUnused(request, socket, failure);
    }
    return;
  }
  request.socket = socket;
  socket._httpMessage = request;
  const { Exchange } = require('internal/http/exchange');
  request._exchange = new Exchange(request, socket);
  if (request.timeout !== undefined || request.agent?.options?.timeout) tellTimeouts(request);
  request.emit('socket', socket);
  if (request.destroyed) return;
  request._flush();
}

// Nobody else hears of the socket's error: the request tells it.
function destroyUnused(request, socket, failure) {
  require('stream').finished(socket.destroy(failure), (error) => {
    const real = error?.code === 'ERR_STREAM_PREMATURE_CLOSE' ? null : error;
    emitFailure(request, real || failure);
  });
}

// The request failed before it had a socket.
function emitFailure(request, error) {
  if (request._closed) return;
  request.destroyed = true;
  if (!error && !request.aborted) error = connResetException('socket hang up');
  if (error && !request._errorEmitted) {
    request._errorEmitted = true;
    request.emit('error', error);
  }
  request._closed = true;
  request.emit('close');
}

function withSocket(request, action) {
  if (request.socket) action(request.socket);
  else request.once('socket', action);
}

// The socket's next timeout is the request's, once for each request.
function tellTimeouts(request) {
  if (request.timeoutCb !== null) return;
  request.timeoutCb = emitTimeout;
  withSocket(request, (socket) => socket.once('timeout', emitTimeout));
}

function emitTimeout() {
  if (this._httpMessage) this._httpMessage.emit('timeout');
}

// The time before the connection is there does not count.
function setSocketTimeout(socket, timeout) {
  if (socket.connecting) socket.once('connect', () => socket.setTimeout(timeout));
  else socket.setTimeout(timeout);
}

module.exports = { ClientRequest };
