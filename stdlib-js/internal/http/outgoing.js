'use strict';
// http.OutgoingMessage: headers, and a body on its way to a socket.
//
//   OutgoingMessage(options)     as Node documents it; ServerResponse and ClientRequest extend it
//
// A message that is written before its turn on the socket (pipelining, or a request without a
// socket yet) keeps its data in outputData and flushes it when it gets the socket.

const Stream = require('internal/legacy_stream');
const { makeConstructor } = require('internal/constructor');
const {
  codes: {
    ERR_HTTP_HEADERS_SENT, ERR_INVALID_ARG_TYPE,
    ERR_METHOD_NOT_IMPLEMENTED, ERR_STREAM_ALREADY_FINISHED, ERR_STREAM_CANNOT_PIPE,
    ERR_STREAM_DESTROYED, ERR_STREAM_WRITE_AFTER_END,
    ERR_HTTP_BODY_NOT_ALLOWED,
  },
} = require('internal/errors');
const { validateString } = require('internal/validators');
const {
  headerName, checkValue, lowerCase, find, set, remove,
} = require('internal/http/header_list');
const { byteLength, checkChunk, checkLength } = require('internal/http/body');
const { corkForThisTick, uncorkFully } = require('internal/http/corking');

const kHighWaterMark = 16 * 1024;

const kErrored = Symbol('errored');

const OutgoingMessage = makeConstructor(function OutgoingMessage(options) {
  if (!(this instanceof OutgoingMessage)) return new OutgoingMessage(options);
  // As EventEmitter.init, without an object for listeners that most messages never have.
  this._events = undefined;
  this._eventsCount = 0;
  this.writable = true;
  this.destroyed = false;
  this._last = false;
  this.chunkedEncoding = false;
  this.shouldKeepAlive = true;
  this.useChunkedEncodingByDefault = true;
  this.sendDate = false;
  this._bytesWritten = 0;
  this._contentLength = null;
  this._hasBody = true;
  this.finished = false;
  this._finishEmitted = false;
  this._headerSent = false;
  this._closed = false;
  this.socket = null;
  this._header = null;
  this._headers_ = null;
  this._keepAliveTimeout = 0;
  this._needDrain = false;
}, class extends Stream {
  // ---- state -----------------------------------------------------------------------------------

  get connection() { return this.socket; }
  set connection(socket) { this.socket = socket; }
  get headersSent() { return this._header !== null; }
  get writableEnded() { return this.finished; }
  get writableFinished() {
    return this._finishEmitted ||
      (this.finished && this.outputSize === 0 && (!this.socket || this.socket.writableLength === 0));
  }

  get writableObjectMode() { return false; }
  get writableLength() {
    return this.outputSize + (this.socket ? this.socket.writableLength : 0);
  }

  get writableHighWaterMark() {
    return this.socket ? this.socket.writableHighWaterMark : kHighWaterMark;
  }

  get writableCorked() { return this._corked; }
  get writableNeedDrain() { return !this.destroyed && !this.finished && this._needDrain; }
  get closed() { return this._closed; }
  get errored() { return this[kErrored]; }

  // ---- headers ---------------------------------------------------------------------------------

  get _headers() {
    require('internal/http/old_headers').warn('_headers');
    return this.getHeaders();
  }

  set _headers(headers) {
    require('internal/http/old_headers').warn('_headers');
    require('internal/http/old_headers').setHeaders(this, headers);
  }

  get _headerNames() {
    require('internal/http/old_headers').warn('_headerNames');
    return require('internal/http/old_headers').getNames(this);
  }

  set _headerNames(names) {
    require('internal/http/old_headers').warn('_headerNames');
    require('internal/http/old_headers').setNames(this, names);
  }

  setHeader(name, value) {
    if (this._header !== null) throw new ERR_HTTP_HEADERS_SENT('set');
    const known = headerName(name);
    checkValue(known, value);
    if (this._headers_ === null) this._headers_ = [known, value];
    else set(this._headers_, known, value);
    return this;
  }

  setHeaders(headers) {
    if (this._header !== null) throw new ERR_HTTP_HEADERS_SENT('set');
    if (!headers || Array.isArray(headers) || typeof headers.keys !== 'function' ||
        typeof headers.get !== 'function') {
      throw new ERR_INVALID_ARG_TYPE('headers', ['Headers', 'Map'], headers);
    }
    for (const name of headers.keys()) this.setHeader(name, headers.get(name));
    return this;
  }

  appendHeader(name, value) {
    if (this._header !== null) throw new ERR_HTTP_HEADERS_SENT('append');
    const known = headerName(name);
    checkValue(known, value);
    const list = this._headers_;
    const at = list === null ? -1 : find(list, known.key);
    if (at < 0) return this.setHeader(name, value);
    const before = Array.isArray(list[at + 1]) ? list[at + 1] : [list[at + 1]];
    list[at + 1] = before.concat(value);
    return this;
  }

  getHeader(name) {
    validateString(name, 'name');
    const list = this._headers_;
    if (list === null) return undefined;
    const at = find(list, lowerCase(name));
    return at < 0 ? undefined : list[at + 1];
  }

  getHeaderNames() {
    return (this._headers_ ?? []).filter(isName).map((name) => name.key);
  }

  getRawHeaderNames() {
    return (this._headers_ ?? []).filter(isName).map((name) => name.text);
  }

  getHeaders() {
    const headers = { __proto__: null };
    const list = this._headers_ ?? [];
    for (let i = 0; i < list.length; i += 2) headers[list[i].key] = list[i + 1];
    return headers;
  }

  hasHeader(name) {
    validateString(name, 'name');
    return this._headers_ !== null && find(this._headers_, lowerCase(name)) >= 0;
  }

  removeHeader(name) {
    validateString(name, 'name');
    if (this._header !== null) throw new ERR_HTTP_HEADERS_SENT('remove');
    const key = lowerCase(name);
    if (key === 'connection') this._removedConnection = true;
    else if (key === 'content-length') this._removedContLen = true;
    else if (key === 'transfer-encoding') this._removedTE = true;
    else if (key === 'date') this.sendDate = false;
    if (this._headers_ !== null) remove(this._headers_, key);
  }

  addTrailers(headers) {
    this._trailer = require('internal/http/head').trailerLines(this, headers);
  }

  flushHeaders() {
    if (this._header === null) this._implicitHeader();
    this._send('', 'latin1');
  }

  _implicitHeader() {
    throw new ERR_METHOD_NOT_IMPLEMENTED('_implicitHeader()');
  }

  _renderHeaders() {
    if (this._header !== null) throw new ERR_HTTP_HEADERS_SENT('render');
    const headers = {};
    const list = this._headers_ ?? [];
    for (let i = 0; i < list.length; i += 2) headers[list[i].text] = list[i + 1];
    return headers;
  }

  _storeHeader(firstLine, headers) {
    require('internal/http/head').storeHeader(this, firstLine, headers);
  }

  // ---- writing ---------------------------------------------------------------------------------

  write(chunk, encoding, callback) {
    if (typeof encoding === 'function') {
      callback = encoding;
      encoding = undefined;
    }
    const more = writeChunk(this, chunk, encoding, callback, false);
    if (!more) this._needDrain = true;
    return more;
  }

  end(chunk, encoding, callback) {
    if (typeof chunk === 'function') {
      callback = chunk;
      chunk = undefined;
      encoding = undefined;
    } else if (typeof encoding === 'function') {
      callback = encoding;
      encoding = undefined;
    }
    if (chunk) {
      if (this.finished) {
        onError(this, new ERR_STREAM_WRITE_AFTER_END(), callback);
        return this;
      }
      checkChunk(chunk);
      if (!this._headerSent && this._endAtOnce(chunk, encoding, callback)) return this;
      if (this._header !== null) checkLength(this, byteLength(chunk, encoding), true);
      if (this.socket) this.socket.cork();
      writeChunk(this, chunk, encoding, undefined, true);
    } else if (this.finished) {
      endAgain(this, callback);
      return this;
    } else if (!this._headerSent && this._endAtOnce('', 'latin1', callback)) {
      return this;
    } else if (this._header === null) {
      if (this.socket) this.socket.cork();
      this._contentLength = 0;
      this._implicitHeader();
    } else {
      checkLength(this, 0, true);
      if (this.socket) this.socket.cork();
    }
    if (typeof callback === 'function') this.once('finish', callback);
    const onEnded = () => this._onEnded();
    uncork(this);
    if (this._hasBody && this.chunkedEncoding) {
      this._send(`0\r\n${this._trailer}\r\n`, 'latin1', onEnded);
    } else if (!this._headerSent || this.writableLength > 0 || chunk) {
      this._send('', 'latin1', onEnded);
    } else {
      process.nextTick(onEnded);
    }
    uncorkFully(this.socket);
    this.finished = true;
    if (this.outputSize === 0 && this.socket && this.socket._httpMessage === this) this._finish();
    return this;
  }

  // A subclass may send head and body in one go; true if it did.
  _endAtOnce() {
    return false;
  }

  // Everything has been handed over.
  _onEnded() {
    if (this.destroyed && this[kErrored]) return;
    if (this.socket && this.socket._hadError) return;
    if (this._finishEmitted) return;
    this._finishEmitted = true;
    this._beforeFinish();
    if (isHeard(this)) this.emit('finish');
  }

  _beforeFinish() {}

  _finish() {
    if (isHeard(this)) this.emit('prefinish');
  }

  // The head goes with the first piece of the body.
  _send(data, encoding, callback) {
    if (!this._headerSent && this._header !== null) {
      const header = this._header;
      this._headerSent = true;
      if (typeof data === 'string' && (encoding === 'latin1' || !encoding || encoding === 'utf8')) {
        data = header + data; // in the encoding of the body, as in Node
      } else {
        this._writeRaw(header, 'latin1');
      }
    }
    return this._writeRaw(data, encoding, callback);
  }

  _writeRaw(data, encoding, callback) {
    const { socket } = this;
    if (socket !== null && socket.destroyed) return false;
    if (socket !== null && socket._httpMessage === this && socket.writable) {
      if (this.outputSize > 0) this._flushOutput(socket);
      return socket.write(data, encoding, callback);
    }
    if (this.outputData === null) this.outputData = [];
    this.outputData.push({ data, encoding, callback });
    this.outputSize += data.length;
    this._onPendingData?.(data.length);
    return this.outputSize < kHighWaterMark;
  }

  _flush() {
    const { socket } = this;
    if (socket === null || !socket.writable) return;
    const drained = this._flushOutput(socket);
    if (this.finished) this._finish();
    else if (drained && this._needDrain) {
      this._needDrain = false;
      this.emit('drain');
    }
  }

  _flushOutput(socket) {
    const queued = this.outputData;
    if (queued === null || queued.length === 0) return true;
    this.outputData = null;
    socket.cork();
    let drained = true;
    for (const { data, encoding, callback } of queued) {
      drained = socket.write(data, encoding, callback);
    }
    socket.uncork();
    this._onPendingData?.(-this.outputSize);
    this.outputSize = 0;
    return drained;
  }

  cork() {
    this._corked++;
    if (this.socket) this.socket.cork();
  }

  uncork() {
    if (this._corked > 0) this._corked--;
    if (this.socket) this.socket.uncork();
  }

  setTimeout(msecs, callback) {
    if (callback) this.on('timeout', callback);
    if (this.socket) this.socket.setTimeout(msecs);
    else this.once('socket', (socket) => socket.setTimeout(msecs));
    return this;
  }

  destroy(error) {
    if (this.destroyed) return this;
    this.destroyed = true;
    this[kErrored] = error;
    if (this.socket) {
      this.socket.destroy(error);
    } else {
      this.once('socket', (socket) => socket.destroy(error));
    }
    return this;
  }

  pipe() {
    this.emit('error', new ERR_STREAM_CANNOT_PIPE());
  }
});

// What most messages never change is theirs only when they do: half of a message's memory, and a
// condition on it costs nothing.
Object.assign(OutgoingMessage.prototype, {
  outputData: null, outputSize: 0, strictContentLength: false, _corked: 0, _trailer: '',
  maxRequestsOnConnectionReached: false, _maxRequestsPerSocket: 0, _defaultKeepAlive: true,
  _removedConnection: false, _removedContLen: false, _removedTE: false, _uniqueHeaders: null,
  [kErrored]: null,
});

OutgoingMessage.prototype[Symbol.for('nodejs.rejection')] = function(error) {
  this.destroy(error);
};

const { emit } = OutgoingMessage.prototype;

// Somebody listens, or would be called by an emit() of another's.
function isHeard(message) {
  return message._events !== undefined || message.emit !== emit;
}

// Names stand at the even places of a list.
function isName(entry, at) {
  return at % 2 === 0;
}

function uncork(message) {
  while (message._corked > 0) message.uncork();
}

function onError(message, error, callback) {
  process.nextTick(() => {
    if (typeof callback === 'function') callback(error);
    if (!message._closed) message.emit('error', error);
  });
}

function endAgain(message, callback) {
  if (typeof callback !== 'function') return;
  if (!message.writableFinished) message.on('finish', callback);
  else callback(new ERR_STREAM_ALREADY_FINISHED('end'));
}

function writeChunk(message, chunk, encoding, callback, fromEnd) {
  checkChunk(chunk);
  if (message.finished) {
    onError(message, new ERR_STREAM_WRITE_AFTER_END(), callback);
    return false;
  }
  if (message.destroyed) {
    const error = new ERR_STREAM_DESTROYED('write');
    if (typeof callback === 'function') process.nextTick(callback, error);
    return false;
  }
  const length = byteLength(chunk, encoding);
  if (message._header === null) {
    if (fromEnd) message._contentLength = length;
    message._implicitHeader();
  }
  if (!message._hasBody) {
    if (message.rejectNonStandardBodyWrites) throw new ERR_HTTP_BODY_NOT_ALLOWED();
    if (typeof callback === 'function') process.nextTick(callback);
    return true;
  }
  checkLength(message, length, fromEnd);
  message._bytesWritten += length;
  if (!fromEnd) corkForThisTick(message.socket);
  if (!message.chunkedEncoding || length === 0) return message._send(chunk, encoding, callback);
  message._send(length.toString(16), 'latin1');
  message._send('\r\n', 'latin1');
  message._send(chunk, encoding);
  return message._send('\r\n', 'latin1', callback);
}

module.exports = { OutgoingMessage, kErrored };
