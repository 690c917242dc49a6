'use strict';
// http.IncomingMessage: a request that a server got, or a response that a client got.
//
//   IncomingMessage(socket)     as Node documents it
//   takeHead(message, head, response)   fills one in from a parsed head
//   completeMessage(message)            all of it is there
//
// Most requests are answered without anybody looking at their headers or reading their body. So the
// strings stay bytes, and the stream's state is made, when first touched: measured, a Readable costs
// more than all the rest of a small request together.

const { Readable } = require('stream');
const { makeConstructor } = require('internal/constructor');
const { methodNames } = require('internal/http/common');
const { httpHandle } = require('internal/http/fed_handle');
const { flags } = require('internal/http/events');
const { connResetException } = require('internal/errors');

const IncomingMessage = makeConstructor(function IncomingMessage(socket, lazy = undefined) {
  if (lazy !== kLazy) initStream(this, socket);
  this.httpVersionMajor = null;
  this.httpVersionMinor = null;
  this.httpVersion = null;
  this.complete = false;
  this._head = null;
  this._url = '';
  this._rawHeaders = undefined;
  this._headers = undefined;
  this.aborted = false;
  this.upgrade = null;
  this.method = null;
  this.statusCode = null;
  this.statusMessage = null;
  this.socket = socket;
  this._consuming = false;
  this._dumped = false;
}, class extends Readable {
  get connection() { return this.socket; }
  set connection(socket) { this.socket = socket; }
  get client() { return this.socket; }
  set client(socket) { this.socket = socket; }

  // ---- the head --------------------------------------------------------------------------------

  get url() {
    if (this._url === undefined) this._url = this._head.url();
    return this._url;
  }

  set url(value) { this._url = value; }

  get rawHeaders() {
    if (this._rawHeaders === undefined) readStrings(this);
    return this._rawHeaders;
  }

  set rawHeaders(value) { this._rawHeaders = value; }

  get headers() {
    if (this._headers === undefined) this._headers = readKnown(this) ?? readHeaders(this);
    return this._headers;
  }

  set headers(value) { this._headers = value; }

  get headersDistinct() {
    if (this._headersDistinct === undefined) {
      readStrings(this);
      this._headersDistinct = distinct(pairs(this));
    }
    return this._headersDistinct;
  }

  set headersDistinct(value) { this._headersDistinct = value; }

  get trailers() {
    if (this._trailers === undefined) {
      this._trailers = {};
      for (let i = 0; i + 1 < this.rawTrailers.length; i += 2) {
        addHeader(this._trailers, this.rawTrailers[i].toLowerCase(), this.rawTrailers[i + 1],
          this.joinDuplicateHeaders);
      }
    }
    return this._trailers;
  }

  set trailers(value) { this._trailers = value; }

  get rawTrailers() { return this._rawTrailers ??= []; }
  set rawTrailers(value) { this._rawTrailers = value; }

  get trailersDistinct() {
    const entries = [];
    for (let i = 0; i + 1 < this.rawTrailers.length; i += 2) {
      entries.push([this.rawTrailers[i].toLowerCase(), this.rawTrailers[i + 1]]);
    }
    return distinct(entries);
  }

  // Kept for programs that fill in a message themselves.
  _addHeaderLine(name, value, target) {
    addHeader(target, name.toLowerCase(), value, this.joinDuplicateHeaders);
  }

  _addHeaderLineDistinct(name, value, target) {
    (target[name.toLowerCase()] ??= []).push(value);
  }

  _addHeaderLines(list, count) {
    const target = this.complete ? this.trailers : this.headers;
    if (this.complete) this.rawTrailers = list;
    else this.rawHeaders = list;
    if (!this.complete) this._countByHand = count;
    for (let i = 0; i < count; i += 2) this._addHeaderLine(list[i], list[i + 1], target);
  }

  // ---- the stream --------------------------------------------------------------------------------

  get _readableState() {
    makeReadable(this);
    return this._readableState;
  }

  set _readableState(state) {
    this._hasStream = true;
    Object.defineProperty(this, '_readableState', {
      value: state, writable: true, configurable: true, enumerable: true,
    });
  }

  setTimeout(msecs, callback) {
    if (callback) this.on('timeout', callback);
    this.socket.setTimeout(msecs);
    return this;
  }

  _read() {
    if (!this._consuming) {
      this._readableState.readingMore = false;
      this._consuming = true;
    }
    readStart(this.socket);
  }

  _destroy(error, callback) {
    if (!this.readableEnded || !this.complete) {
      this.aborted = true;
      this.emit('aborted');
    }
    const { socket } = this;
    if (socket && !socket.destroyed && this.aborted) {
      destroyWithSocket(this, socket, error, callback);
    } else {
      process.nextTick(finishDestroy, this, error, callback);
    }
  }

  // Nobody wants the rest of the body: let it go by.
  _dump() {
    if (this._dumped) return;
    this._dumped = true;
    if (!hasStream(this) && this.complete) return;
    this.resume();
  }
});

// The socket pauses and flows with the message that is read from it, and says so.
function readStart(socket) {
  if (!socket || socket._paused) return;
  httpHandle(socket)?.readStart();
  if (socket.readableFlowing === false && socket.readable) socket.resume();
}

function readStop(socket) {
  const handle = httpHandle(socket);
  if (handle && handle.id >= 0) handle.readStop();
  socket.pause();
}

const kLazy = Symbol('lazy');
const kMaxHeaders = 1000;
const kPortion = 31;

function destroyWithSocket(message, socket, error, callback) {
  socket.destroy(error);
  const forget = require('stream').finished(socket, (socketError) => {
    forget();
    const own = socketError?.code === 'ERR_STREAM_PREMATURE_CLOSE' ? null : socketError;
    process.nextTick(finishDestroy, message, own || error, callback);
  });
}

function finishDestroy(message, error, callback) {
  if (error && message.listenerCount('error') === 0) error = null;
  callback(error);
}

// What few messages have is theirs only when they get it.
Object.assign(IncomingMessage.prototype, {
  _hasStream: false, // until its stream's state is made
  _isResponse: false, _headersDistinct: undefined, _trailers: undefined, _rawTrailers: undefined,
  joinDuplicateHeaders: false,
});

// Measured: hasOwnProperty() looks at each of the names, 30 ns for a message.
function hasStream(message) {
  return message._hasStream;
}

// Only somebody's reading calls _read, by which a message knows that it is wanted: the stream does
// not read on by itself.
function initStream(message, socket) {
  Readable.call(message, { autoDestroy: true, highWaterMark: socket?.readableHighWaterMark });
  message._readableState.readingMore = true;
}

function makeReadable(message) {
  initStream(message, message.socket);
  if (message.complete) message.push(null);
}

// ---- filling in --------------------------------------------------------------------------------

function takeHead(message, head, response) {
  message._head = head;
  if ((head.flags & flags.minor1) !== 0) {
    message.httpVersionMajor = message.httpVersionMinor = 1;
    message.httpVersion = '1.1';
  } else {
    message.httpVersionMajor = (head.flags >> 12) & 15;
    message.httpVersionMinor = (head.flags >> 8) & 15;
    message.httpVersion = `${message.httpVersionMajor}.${message.httpVersionMinor}`;
  }
  message.upgrade = (head.flags & flags.upgrade) !== 0;
  if (response) {
    message._isResponse = true;
    message.statusCode = head.method;
    message.statusMessage = '';
    readStrings(message);
  } else {
    message.method = methodNames[head.method];
    message._url = undefined;
  }
}

// Nothing more comes of it.
function completeMessage(message) {
  message.complete = true;
  if (hasStream(message)) message.push(null);
}

// ---- headers whose names came before -------------------------------------------------------------

const kMaxLists = 64;
const nameLists = new Map(); // by the number that the native side gives them

// An object of a request's headers without reading the names again, if they are known.
function readKnown(message) {
  const head = message._head;
  if (head === null || message._isResponse || message._rawHeaders !== undefined ||
      message._maxHeadersCount !== undefined) return undefined;
  const values = head.values();
  if (values === undefined) return undefined;
  const names = nameLists.get(values[0]) ?? learnNames(message, values[0]);
  const headers = {};
  for (let i = 0; i < names.length; i++) headers[names[i]] = values[i + 1];
  return headers;
}

function learnNames(message, number) {
  if (nameLists.size === kMaxLists) nameLists.clear();
  const names = Object.keys(readHeaders(message));
  nameLists.set(number, names);
  return names;
}

function readHeaders(message) {
  readStrings(message);
  const headers = {};
  for (const [name, value] of pairs(message)) {
    addHeader(headers, name, value, message.joinDuplicateHeaders);
  }
  return headers;
}

// Names come three times: as sent, in lower case, and then the value.
function readStrings(message) {
  const head = message._head;
  if (message._rawHeaders === undefined) message._rawHeaders = [];
  if (head === null || message._strings !== undefined) return;
  const strings = head.strings(message._isResponse);
  if (message._isResponse) message.statusMessage = strings.shift();
  const raw = [];
  const asked = message._maxHeadersCount;
  const limit = typeof asked === 'number' ? asked : kMaxHeaders;
  const limited = limit > 0 && strings.length > limit * 3;
  const kept = limited ? rawCount(strings.length / 3, limit) * 3 : strings.length;
  for (let i = 0; i < kept; i += 3) raw.push(strings[i], strings[i + 2]);
  message._rawHeaders = raw;
  message._strings = strings;
  message._stringCount = limited ? limit * 3 : strings.length;
}

// Node's parser hands over headers in portions, and takes no further one when it has enough.
function rawCount(count, limit) {
  if (count <= kPortion) return count;
  return Math.min(count, Math.ceil(limit / kPortion) * kPortion);
}

function* pairs(message) {
  const strings = message._strings;
  if (strings === undefined) {
    const raw = message.rawHeaders;
    for (let i = 0; i < message._countByHand; i += 2) yield [raw[i].toLowerCase(), raw[i + 1]];
    return;
  }
  for (let i = 0; i < message._stringCount; i += 3) yield [strings[i + 1], strings[i + 2]];
}

// What to do with a name that comes twice: drop the second, make a list, or join.
const kFirstWins = new Set([
  'age', 'authorization', 'content-length', 'content-type', 'etag', 'expires', 'from', 'host',
  'if-modified-since', 'if-unmodified-since', 'last-modified', 'location', 'max-forwards',
  'proxy-authorization', 'referer', 'retry-after', 'server', 'user-agent',
]);

function addHeader(target, name, value, joinDuplicates) {
  const before = target[name];
  if (name === 'set-cookie') {
    if (before !== undefined) before.push(value);
    else target[name] = [value];
  } else if (typeof before !== 'string') { // not there, or a member of every object
    target[name] = value; // which does nothing if it is '__proto__'
  } else if (name === 'cookie') {
    target[name] = `${before}; ${value}`;
  } else if (joinDuplicates || !kFirstWins.has(name)) {
    target[name] = `${before}, ${value}`;
  }
}

function distinct(entries) {
  const target = {};
  for (const [name, value] of entries) {
    if (Object.hasOwn(target, name)) target[name].push(value);
    else if (name !== '__proto__') target[name] = [value];
  }
  return target;
}

// The connection ended in the middle of the message.
function abortIncoming(message) {
  if (message.destroyed) return;
  message.destroy(connResetException('aborted'));
}

module.exports = {
  IncomingMessage, takeHead, completeMessage, hasStream, readStart, readStop, abortIncoming, kLazy,
  addHeader,
};
