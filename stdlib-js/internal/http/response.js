'use strict';
// http.ServerResponse.
//
//   ServerResponse(request, options)    as Node documents it
//
// A response whose body is known whole at end() is one native call: its bytes go straight into what
// the connection sends when JavaScript returns. A head that was made before is not made again.

const { OutgoingMessage } = require('internal/http/outgoing');
const { channels, publish } = require('internal/library_channels');
const { makeConstructor } = require('internal/constructor');
const {
  codes: {
    ERR_HTTP_BODY_NOT_ALLOWED, ERR_HTTP_HEADERS_SENT, ERR_HTTP_INVALID_STATUS_CODE,
    ERR_HTTP_SOCKET_ASSIGNED, ERR_INVALID_ARG_VALUE, ERR_INVALID_CHAR,
  },
} = require('internal/errors');
const { validateObject, validateLinkHeaderValue } = require('internal/validators');
const { STATUS_CODES, checkInvalidHeaderChar } = require('internal/http/common');
const { byteLength } = require('internal/http/body');
const { firstLineOf, isUsual, recallSized } = require('internal/http/known_heads');
const { kHighWater } = require('internal/net/writing');
const { holdBack, notePending } = require('internal/http/backlog');
const { isObserved } = require('internal/perf/spans');
const { hasHooks } = require('internal/async_context');
const { nextTickEach, ticksWait } = require('internal/task_queues');
const binding = internalBinding('http');

function tellFinish(channel, response) {
  const { server, socket } = response._connection;
  publish(channel, { request: response.req, response, socket, server });
}

const ServerResponse = makeConstructor(function ServerResponse(request, options) {
  if (!(this instanceof ServerResponse)) return new ServerResponse(request, options);
  OutgoingMessage.call(this, options);
  this.req = request;
  this.statusCode = 200;
  this.statusMessage = undefined;
  this._handedOver = false; // everything is the connection's, at once
  this._connection = null; // the server's side of it
  this.sendDate = true;
  if (request.method === 'HEAD') this._hasBody = false;
  if (request.httpVersionMajor < 1 || request.httpVersionMinor < 1) {
    this.useChunkedEncodingByDefault = request.headers?.te !== undefined &&
      /(?:^|\W)chunked(?:$|\W)/i.test(request.headers.te);
    this.shouldKeepAlive = false;
  }
  if (isObserved('http')) require('internal/http/spans').beginResponse(this);
}, class extends OutgoingMessage {
  _finish() {
    if (isObserved('http')) require('internal/http/spans').responded(this);
    super._finish();
  }

  // The connection is done with it before programs hear of it.
  _beforeFinish() {
    if (this._connection === null) return;
    const told = channels['http.server.response.finish'];
    if (told !== undefined) tellFinish(told, this);
    this._connection.responseEnded(this);
  }

  _onPendingData(delta) {
    if (this._connection !== null) notePending(this._connection, delta);
  }

  assignSocket(socket) {
    if (socket._httpMessage) throw new ERR_HTTP_SOCKET_ASSIGNED();
    socket._httpMessage = this;
    this.socket = socket;
    if (socket._httpConnection === undefined) socket.on('close', onSocketClosed);
    if (this._events !== undefined && this._eventsCount > 0) this.emit('socket', socket);
    this._flush();
  }

  detachSocket(socket) {
    if (socket._httpConnection === undefined) socket.removeListener('close', onSocketClosed);
    socket._httpMessage = null;
    this.socket = null;
  }

  writeContinue(callback) {
    this._writeRaw('HTTP/1.1 100 Continue\r\n\r\n', 'latin1', callback);
    this._sent100 = true;
  }

  writeProcessing(callback) {
    this._writeRaw('HTTP/1.1 102 Processing\r\n\r\n', 'latin1', callback);
  }

  writeEarlyHints(hints, callback) {
    validateObject(hints, 'hints');
    if (hints.link === null || hints.link === undefined) return;
    const link = validateLinkHeaderValue(hints.link);
    if (link.length === 0) return;
    let head = `HTTP/1.1 103 Early Hints\r\nLink: ${link}\r\n`;
    for (const key of Object.keys(hints)) {
      if (key !== 'link') head += `${key}: ${hints[key]}\r\n`;
    }
    this._writeRaw(`${head}\r\n`, 'ascii', callback);
  }

  _implicitHeader() {
    this.writeHead(this.statusCode);
  }

  writeHead(statusCode, reason, headers) {
    if (this._header !== null) throw sentAlready(this, headers ?? reason);
    const code = statusCode | 0;
    if (code < 100 || code > 999) throw new ERR_HTTP_INVALID_STATUS_CODE(statusCode);
    if (typeof reason === 'string') {
      this.statusMessage = reason;
    } else {
      this.statusMessage ||= STATUS_CODES[code] || 'unknown';
      headers ??= reason;
    }
    this.statusCode = code;
    headers = mergeHeaders(this, headers);
    if (checkInvalidHeaderChar(this.statusMessage)) throw new ERR_INVALID_CHAR('statusMessage');
    if (code === 204 || code === 304 || (code >= 100 && code <= 199)) this._hasBody = false;
    // A client that was not told to go on may not send its body: the connection is no use.
    if (this._expect_continue && !this._sent100) this.shouldKeepAlive = false;
    this._storeHeader(firstLineOf(code, this.statusMessage), headers);
    return this;
  }

  writeHeader(...args) {
    return this.writeHead(...args);
  }

  _endAtOnce(chunk, encoding, callback) {
    const { socket } = this;
    if (socket === null || socket._httpMessage !== this || this.outputSize > 0 ||
        this.destroyed || this._corked > 0 || !this._hasBody || this.strictContentLength ||
        socket._httpConnection === undefined || socket._httpConnection.fed ||
        socket._handle === null || !takesMore(socket._writableState) || this._trailer !== '' ||
        (typeof chunk === 'string' && encoding !== undefined && encoding !== null &&
         encoding !== 'utf8' && encoding !== 'utf-8' && chunk !== '')) {
      return false;
    }
    let pending;
    const known = this._header === null ? this._knownHead() : undefined;
    if (known !== undefined) {
      this._header = known.shown;
      this.statusMessage = STATUS_CODES[this.statusCode];
      pending = binding.respond(socket._handle.id, known.slot, chunk);
    } else {
      const size = byteLength(chunk);
      if (this._header === null) {
        this._contentLength = size;
        this._implicitHeader();
      }
      if (!this._hasBody) {
        if (chunk !== '' && this.rejectNonStandardBodyWrites) throw new ERR_HTTP_BODY_NOT_ALLOWED();
        chunk = undefined;
      }
      pending = this.chunkedEncoding ? sendChunked(this, socket, chunk, size)
        : binding.send(socket._handle.id, this._header, chunk === '' ? undefined : chunk);
    }
    this._headerSent = true;
    this.finished = true;
    this._handedOver = true;
    if (typeof callback === 'function') this.once('finish', callback);
    if (pending > kHighWater) holdBack(socket._httpConnection);
    this._finish();
    nextTickEach(onEnded, this);
    return true;
  }

  // The head that it will have, if the native side has that but for the length of the body.
  _knownHead() {
    if (this.statusMessage || this._expect_continue || this.writeHead !== originalWriteHead ||
        this._storeHeader !== originalStoreHeader || !isUsual(this)) return undefined;
    return recallSized(this, this.statusCode, this._headers_);
  }
});

// For objects that only inherit from it.
ServerResponse.prototype.statusCode = 200;
ServerResponse.prototype.statusMessage = undefined;
ServerResponse.prototype._sent100 = false;
ServerResponse.prototype._expect_continue = false;

const originalWriteHead = ServerResponse.prototype.writeHead;
const originalStoreHeader = ServerResponse.prototype._storeHeader;

// Writable, and nothing waits: what the getters of a socket of ours tell, without calling them.
function takesMore(state) {
  return state.length === 0 && !state.destroyed && !state.ending && !state.ended &&
    !state.errored && state.writable !== false;
}

function sentAlready(response, headers) {
  const sets = response._headers_ !== null && headers !== null && typeof headers === 'object';
  return new ERR_HTTP_HEADERS_SENT(sets ? 'set' : 'write');
}

function onEnded(response) {
  response._onEnded();
}

function sendChunked(response, socket, chunk, size) {
  if (chunk === undefined || size === 0) {
    return binding.send(socket._handle.id, `${response._header}0\r\n\r\n`, undefined);
  }
  binding.send(socket._handle.id, `${response._header}${size.toString(16)}\r\n`, undefined);
  binding.send(socket._handle.id, '', chunk);
  return binding.send(socket._handle.id, '\r\n0\r\n\r\n', undefined);
}

// Headers given to writeHead go over those set before.
function mergeHeaders(response, headers) {
  if (response._headers_ === null) return headers;
  if (Array.isArray(headers)) {
    if (headers.length > 0 && Array.isArray(headers[0])) {
      for (const [name, value] of headers) if (name) response.setHeader(name, value);
      return undefined;
    }
    if (headers.length % 2 !== 0) throw new ERR_INVALID_ARG_VALUE('headers', headers);
    for (let i = 0; i < headers.length; i += 2) response.removeHeader(headers[i]);
    for (let i = 0; i < headers.length; i += 2) {
      if (headers[i]) response.appendHeader(headers[i], headers[i + 1]);
    }
  } else if (headers) {
    for (const name of Object.keys(headers)) if (name) response.setHeader(name, headers[name]);
  }
  return undefined;
}

function onSocketClosed() {
  if (this._httpMessage) emitClose(this._httpMessage);
}

function emitClose(response) {
  response.destroyed = true;
  response._closed = true;
  if (response._events !== undefined || response.emit !== emit) response.emit('close');
}

const { emit } = ServerResponse.prototype;

// In a tick of its own, unless nobody can tell: nobody listens, and nothing runs in between.
function closeSoon(response) {
  if (response._eventsCount > 0 || response.emit !== emit || ticksWait() || hasHooks()) {
    nextTickEach(emitClose, response);
  } else {
    response.destroyed = true;
    response._closed = true;
  }
}

module.exports = { ServerResponse, emitClose, closeSoon };
