'use strict';
// Heads of responses that were made before: most responses of a program have one of a few heads,
// but for the length of the body.
//
//   isUsual(message)                    its head follows from what is compared here
//   recall(message, firstLine, list)    the KnownHead of a usual message, or undefined
//   recallSized(message, code, list)    ... that the native side has up to the length of a body
//   remember(message, firstLine, list, sized)   it has got its head, which may come again
//   firstLineOf(code, reason)           one string for each code with its usual reason
//
// A list is that of header_list.js, or a flat array as it is given to writeHead; `sized` says that
// the body's length was known before the headers were looked at. A head holds for the second that
// its Date names. It is kept when it is made for the second time in a row, so that heads that never
// come again (an ETag, a cookie) do not drive out those that do.

const { STATUS_CODES, utcDate } = require('internal/http/common');
const { anyName } = require('internal/http/header_list');
const { setPrefix } = internalBinding('http');

const kHeads = 8; // as many as bindings/http/http.cc has slots for
const kEnd = '\r\n\r\n';

class KnownHead {
  constructor(message, firstLine, list, sized) {
    this.firstLine = firstLine;
    this.list = list.slice();
    this.timeout = message._keepAliveTimeout;
    this.sized = sized;
    this.date = utcDate();
    this.text = message._header;
    this.chunked = message.chunkedEncoding;
    this.length = message._contentLength; // as a header gives it
    this.shown = `${firstLine}\r\n`; // what _header is when the native side makes the head
    this.start = ''; // the text up to the length, if that is at its end: it is each body's own
    this.slot = -1; // where the native side has that
  }

  matches(message, firstLine, list, sized) {
    return this.firstLine === firstLine && this.sized === sized &&
      this.timeout === message._keepAliveTimeout && isSame(this.list, list);
  }

  // Like storeHeader.
  apply(message) {
    message._headerSent = false;
    message.chunkedEncoding = this.chunked;
    if (this.start !== '') {
      message._header = `${this.start}${message._contentLength}${kEnd}`;
    } else {
      message._header = this.text;
      message._contentLength = this.length;
    }
  }
}

const kNone = [];
const heads = [];
let oldest = 0;
let candidate = null;

function isUsual(message) {
  return message.sendDate && message.shouldKeepAlive && message._hasBody && !message._last &&
    !message.chunkedEncoding && message.useChunkedEncodingByDefault && message._defaultKeepAlive &&
    !message.maxRequestsOnConnectionReached && message._maxRequestsPerSocket === 0 &&
    message._keepAliveTimeout > 0 && !message._removedConnection && !message._removedContLen &&
    !message._removedTE && message._uniqueHeaders === null;
}

function recall(message, firstLine, list) {
  const sized = typeof message._contentLength === 'number';
  for (let i = 0; i < heads.length; i++) {
    const head = heads[i];
    if (head.matches(message, firstLine, list, sized)) {
      return head.date === utcDate() ? head : undefined;
    }
  }
  return undefined;
}

// A head with a slot, for a code whose reason is the usual one.
function recallSized(message, code, list) {
  const firstLine = firstLines[code];
  if (firstLine === undefined || reasons[code] !== STATUS_CODES[code]) return undefined;
  const date = utcDate();
  for (let i = 0; i < heads.length; i++) {
    const head = heads[i];
    if (head.slot >= 0 && head.matches(message, firstLine, list ?? kNone, true)) {
      return head.date === date ? head : undefined;
    }
  }
  return undefined;
}

function remember(message, firstLine, list, sized) {
  let at = heads.findIndex((head) => head.matches(message, firstLine, list, sized));
  if (at < 0) {
    if (candidate === null || !candidate.matches(message, firstLine, list, sized)) {
      candidate = canBeKept(list) ? new KnownHead(message, firstLine, list, sized) : null;
      return;
    }
    at = oldest;
    oldest = (oldest + 1) % kHeads;
  }
  candidate = null;
  heads[at] = new KnownHead(message, firstLine, list, sized);
  if (sized) keepStart(heads[at], at);
}

// The native side adds the length itself, if that is the last header.
function keepStart(head, slot) {
  const end = `${head.length}${kEnd}`;
  if (!head.text.endsWith(`Content-Length: ${end}`) || hasName(head.list, 'content-length')) return;
  head.slot = slot;
  head.start = head.text.slice(0, head.text.length - end.length);
  setPrefix(slot, head.start);
}

function keyAt(list, at) {
  return typeof list[at] === 'string' ? anyName(list[at]).key : list[at].key;
}

function hasName(list, key) {
  for (let i = 0; i < list.length; i += 2) if (keyAt(list, i) === key) return true;
  return false;
}

// Nothing in it that means more than its text, or that may be another text the next time.
function canBeKept(list) {
  for (let i = 0; i < list.length; i += 2) {
    const name = typeof list[i] === 'string' ? anyName(list[i]) : list[i];
    const value = list[i + 1];
    if (typeof value !== 'string' && typeof value !== 'number') return false;
    if (name.meaning !== '' && name.meaning !== 'content-length') return false;
  }
  return true;
}

function isSame(one, other) {
  if (one.length !== other.length) return false;
  // Names and values apart: objects are compared faster than what may be anything.
  for (let i = 0; i < one.length; i += 2) {
    if (one[i] !== other[i] || one[i + 1] !== other[i + 1]) return false;
  }
  return true;
}

const firstLines = []; // by code, for the reasons that programs see in STATUS_CODES
const reasons = [];

function firstLineOf(code, reason) {
  if (reason === reasons[code]) return firstLines[code];
  const line = `HTTP/1.1 ${code} ${reason}\r\n`;
  if (reason === STATUS_CODES[code]) {
    firstLines[code] = line;
    reasons[code] = reason;
  }
  return line;
}

module.exports = { isUsual, recall, recallSized, remember, firstLineOf };
