'use strict';
// A message's head as text: the first line, the headers that were set, and those that follow from
// them (Date, Connection, Keep-Alive, Content-Length, Transfer-Encoding).
//
//   storeHeader(message, firstLine, headers)   sets message._header; headers: undefined (those that
//        were set), an object, an array of pairs, or a flat array
//   trailerLines(message, headers)             the lines behind a chunked body
//   readUniqueHeaders(names)                   names whose values are joined, or null

const { checkInvalidHeaderChar, validateHeaderName, utcDate } = require('internal/http/common');
const { headerName, checkValue } = require('internal/http/header_list');
const { isUsual, recall, remember } = require('internal/http/known_heads');
const {
  codes: { ERR_HTTP_TRAILER_INVALID, ERR_INVALID_ARG_VALUE, ERR_INVALID_CHAR },
} = require('internal/errors');

const kNone = [];

// What the headers say that were set.
class Seen {
  constructor() {
    this.text = '';
    this.connection = false;
    this.contentLength = false;
    this.transferEncoding = false;
    this.date = false;
    this.expect = false;
    this.trailer = false;
    this.keepAlive = false;
  }
}

function storeHeader(message, firstLine, headers) {
  const given = headers !== undefined && headers !== null;
  const list = given ? flat(headers) : message._headers_ ?? kNone;
  if (!isUsual(message)) {
    makeHeader(message, firstLine, list, given);
    return;
  }
  const known = recall(message, firstLine, list);
  if (known !== undefined) {
    known.apply(message);
    return;
  }
  const sized = typeof message._contentLength === 'number';
  makeHeader(message, firstLine, list, given);
  remember(message, firstLine, list, sized);
}

// [name, value, ...] of any form that headers can be given in.
function flat(headers) {
  const isArray = Array.isArray(headers);
  if (isArray && !Array.isArray(headers[0])) {
    if (headers.length % 2 !== 0) throw new ERR_INVALID_ARG_VALUE('headers', headers);
    return headers;
  }
  const list = [];
  if (isArray) for (const [name, value] of headers) list.push(name, value);
  else for (const name of Object.keys(headers)) list.push(name, headers[name]);
  return list;
}

function makeHeader(message, firstLine, list, given) {
  const seen = new Seen();
  seen.text = firstLine;
  for (let i = 0; i < list.length; i += 2) {
    addHeader(message, seen, given ? headerName(list[i]) : list[i], list[i + 1], given);
  }
  if (message.sendDate && !seen.date) seen.text += `Date: ${utcDate()}\r\n`;
  // These have no body whatever their headers say.
  if (message.chunkedEncoding && (message.statusCode === 204 || message.statusCode === 304)) {
    message.chunkedEncoding = false;
    message.shouldKeepAlive = false;
  }
  if (message._removedConnection) {
    message._last = true;
    message.shouldKeepAlive = false;
  } else if (!seen.connection) {
    addConnection(message, seen);
  }
  if (!seen.contentLength && !seen.transferEncoding) addLength(message, seen);
  if (message.chunkedEncoding !== true && seen.trailer) throw new ERR_HTTP_TRAILER_INVALID();
  message._header = `${seen.text}\r\n`;
  message._headerSent = false;
  // A client that waits for '100 Continue' needs the head at once.
  if (seen.expect) message._send('');
}

function addConnection(message, seen) {
  const keepAlive = message.shouldKeepAlive &&
    (seen.contentLength || message.useChunkedEncodingByDefault || message.agent);
  if (!keepAlive) {
    message._last = true;
    seen.text += 'Connection: close\r\n';
    return;
  }
  // The client shall close; whoever asks for more is answered, with a 503.
  if (message.maxRequestsOnConnectionReached) {
    seen.text += 'Connection: close\r\n';
    return;
  }
  seen.text += 'Connection: keep-alive\r\n';
  if (message._keepAliveTimeout > 0 && message._defaultKeepAlive && !seen.keepAlive) {
    const max = message._maxRequestsPerSocket > 0 ? `, max=${message._maxRequestsPerSocket}` : '';
    seen.text += `Keep-Alive: timeout=${Math.floor(message._keepAliveTimeout / 1000)}${max}\r\n`;
  }
}

function addLength(message, seen) {
  if (!message._hasBody) {
    message.chunkedEncoding = false;
  } else if (!message.useChunkedEncodingByDefault) {
    message._last = true;
  } else if (!seen.trailer && !message._removedContLen &&
      typeof message._contentLength === 'number') {
    seen.text += `Content-Length: ${message._contentLength}\r\n`;
    message.chunkedEncoding = false;
  } else if (!message._removedTE) {
    seen.text += 'Transfer-Encoding: chunked\r\n';
    message.chunkedEncoding = true;
  } else {
    // Without either, the end of the connection is the end of the body.
    message._last = true;
  }
}

function addHeader(message, seen, name, value, check) {
  if (name.key === 'content-disposition' && message._contentLength) {
    value = Array.isArray(value) ? value.map(readAsUtf8) : readAsUtf8(value);
  }
  if (!Array.isArray(value)) {
    if (check) checkValue(name, value);
    addLine(message, seen, name, value);
    return;
  }
  if (check) for (const each of value) checkValue(name, each);
  const unique = message._uniqueHeaders?.has(name.key);
  if (unique || (value.length >= 2 && name.key === 'cookie')) {
    addLine(message, seen, name, value.join('; '));
  } else {
    for (const each of value) addLine(message, seen, name, each);
  }
}

// A file's name whose bytes are UTF-8 already stays so when the head goes out with a body of text.
function readAsUtf8(value) {
  return require('buffer').Buffer.from(value, 'latin1').toString();
}

function addLine(message, seen, name, value) {
  seen.text += `${name.start}${value}\r\n`;
  if (name.meaning !== '') noteMeaning(message, seen, name.meaning, value);
}

function noteMeaning(message, seen, meaning, value) {
  switch (meaning) {
    case 'connection':
      seen.connection = true;
      message._removedConnection = false;
      if (/(?:^|\W)close(?:$|\W)/i.test(value)) message._last = true;
      else message.shouldKeepAlive = true;
      break;
    case 'transfer-encoding':
      seen.transferEncoding = true;
      message._removedTE = false;
      if (/(?:^|\W)chunked(?:$|\W)/i.test(value)) message.chunkedEncoding = true;
      break;
    case 'content-length':
      seen.contentLength = true;
      message._contentLength = +value;
      message._removedContLen = false;
      break;
    case 'keep-alive':
      seen.keepAlive = true;
      message._defaultKeepAlive = false;
      break;
    case 'date': seen.date = true; break;
    case 'expect': seen.expect = true; break;
    case 'trailer': seen.trailer = true; break;
    default:
  }
}

function trailerLines(message, headers) {
  const entries = Array.isArray(headers) ? headers : Object.entries(headers);
  let lines = '';
  for (const [name, value] of entries) {
    validateHeaderName(name, 'Trailer name');
    let values = [value];
    if (Array.isArray(value)) {
      values = message._uniqueHeaders?.has(name.toLowerCase()) ? [value.join('; ')] : value;
    }
    for (const each of values) {
      if (checkInvalidHeaderChar(each)) throw new ERR_INVALID_CHAR('trailer content', name);
      lines += `${name}: ${each}\r\n`;
    }
  }
  return lines;
}

function readUniqueHeaders(names) {
  if (!Array.isArray(names)) return null;
  return new Set(names.map((name) => String(name).toLowerCase()));
}

module.exports = { storeHeader, trailerLines, readUniqueHeaders };
