'use strict';
// What all of http shares: methods, status texts, checks of header names and values, the date.
//
//   METHODS, methodNames (by llhttp's number), STATUS_CODES
//   checkIsHttpToken(text), checkInvalidHeaderChar(text), validateHeaderName, validateHeaderValue
//   kContext    where a client's request keeps its asynchronous context
//   kReason     ... and the error that it was destroyed with
//   kIncomingMessage, kServerResponse, kUniqueHeaders   where a server keeps these options
//   utcDate()   the Date header's text, made once a second

const binding = internalBinding('http');
const { deliveryTime } = require('internal/mailbox');
const {
  hideStackFrames,
  codes: { ERR_INVALID_HTTP_TOKEN, ERR_HTTP_INVALID_HEADER_VALUE, ERR_INVALID_CHAR },
} = require('internal/errors');

const methodNames = binding.methods();
const METHODS = [...methodNames].sort();

const STATUS_CODES = {
  100: 'Continue', 101: 'Switching Protocols', 102: 'Processing', 103: 'Early Hints',
  200: 'OK', 201: 'Created', 202: 'Accepted', 203: 'Non-Authoritative Information',
  204: 'No Content', 205: 'Reset Content', 206: 'Partial Content', 207: 'Multi-Status',
  208: 'Already Reported', 226: 'IM Used',
  300: 'Multiple Choices', 301: 'Moved Permanently', 302: 'Found', 303: 'See Other',
  304: 'Not Modified', 305: 'Use Proxy', 307: 'Temporary Redirect', 308: 'Permanent Redirect',
  400: 'Bad Request', 401: 'Unauthorized', 402: 'Payment Required', 403: 'Forbidden',
  404: 'Not Found', 405: 'Method Not Allowed', 406: 'Not Acceptable',
  407: 'Proxy Authentication Required', 408: 'Request Timeout', 409: 'Conflict', 410: 'Gone',
  411: 'Length Required', 412: 'Precondition Failed', 413: 'Payload Too Large',
  414: 'URI Too Long', 415: 'Unsupported Media Type', 416: 'Range Not Satisfiable',
  417: 'Expectation Failed', 418: 'I\'m a Teapot', 421: 'Misdirected Request',
  422: 'Unprocessable Entity', 423: 'Locked', 424: 'Failed Dependency', 425: 'Too Early',
  426: 'Upgrade Required', 428: 'Precondition Required', 429: 'Too Many Requests',
  431: 'Request Header Fields Too Large', 451: 'Unavailable For Legal Reasons',
  500: 'Internal Server Error', 501: 'Not Implemented', 502: 'Bad Gateway',
  503: 'Service Unavailable', 504: 'Gateway Timeout', 505: 'HTTP Version Not Supported',
  506: 'Variant Also Negotiates', 507: 'Insufficient Storage', 508: 'Loop Detected',
  509: 'Bandwidth Limit Exceeded', 510: 'Not Extended', 511: 'Network Authentication Required',
};

// The grammar of RFC 9110: a token; and what a field's value must not contain.
const kToken = /^[\^_`a-zA-Z\-0-9!#$%&'*+.|~]+$/;
const kInvalidValue = /[^\t\x20-\x7e\x80-\xff]/;

function checkIsHttpToken(text) {
  return kToken.test(text);
}

function checkInvalidHeaderChar(text) {
  return kInvalidValue.test(text);
}

const validateHeaderName = hideStackFrames((name, label) => {
  if (typeof name !== 'string' || name === '' || !kToken.test(name)) {
    throw new ERR_INVALID_HTTP_TOKEN(label || 'Header name', name);
  }
});

const validateHeaderValue = hideStackFrames((name, value) => {
  if (value === undefined) throw new ERR_HTTP_INVALID_HEADER_VALUE(value, name);
  if (kInvalidValue.test(value)) throw new ERR_INVALID_CHAR('header content', name);
});

let dateText = '';
let dateValidUntil = -1;

// Valid until the wall clock's next second, as far as this delivery knows it.
function utcDate() {
  const now = deliveryTime();
  if (now >= dateValidUntil) {
    const date = new Date();
    dateText = date.toUTCString();
    dateValidUntil = now + 1000 - date.getMilliseconds();
  }
  return dateText;
}

module.exports = {
  kContext: Symbol('kContext'),
  kReason: Symbol('kReason'),
  kIncomingMessage: Symbol('IncomingMessage'),
  kServerResponse: Symbol('ServerResponse'),
  kUniqueHeaders: Symbol('kUniqueHeaders'),
  METHODS, methodNames, STATUS_CODES, checkIsHttpToken,
  checkInvalidHeaderChar, validateHeaderName, validateHeaderValue, utcDate,
};
