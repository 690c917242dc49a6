'use strict';

// The public module `querystring`: name=value pairs, as forms and old URLs have them.
//
//   parse (decode), stringify (encode), escape, unescape, unescapeBuffer
//
// parse and stringify look up `escape` and `unescape` on the module each time: programs replace
// them there, as the documentation says they may.
//
// Covers all that Node 18 documents.

const { codes: { ERR_INVALID_URI } } = require('internal/errors');

const plus = 43;
const percent = 37;
const escaped = /%[\da-f]{2}/i;

function hexValue(code) {
  if (code >= 48 && code <= 57) return code - 48;
  const lower = code | 0x20;
  return lower >= 97 && lower <= 102 ? lower - 87 : -1;
}

// Bytes rather than characters: what is escaped need not be UTF-8.
function unescapeBuffer(text, decodeSpaces) {
  const bytes = require('buffer').Buffer.allocUnsafe(text.length);
  let length = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === plus && decodeSpaces) {
      bytes[length++] = 32;
      continue;
    }
    const high = code === percent && i + 2 < text.length ? hexValue(text.charCodeAt(i + 1)) : -1;
    const low = high === -1 ? -1 : hexValue(text.charCodeAt(i + 2));
    if (low === -1) {
      bytes[length++] = code;
    } else {
      bytes[length++] = high * 16 + low;
      i += 2;
    }
  }
  return length === text.length ? bytes : bytes.slice(0, length);
}

function unescape(text, decodeSpaces) {
  try {
    return decodeURIComponent(text);
  } catch {
    return querystring.unescapeBuffer(text, decodeSpaces).toString();
  }
}

function escape(text) {
  if (typeof text !== 'string') text = typeof text === 'object' ? String(text) : `${text}`;
  try {
    return encodeURIComponent(text);
  } catch {
    throw new ERR_INVALID_URI(); // half of a surrogate pair
  }
}

function primitiveText(value) {
  switch (typeof value) {
    case 'string': return value;
    case 'number': return Number.isFinite(value) ? `${value}` : '';
    case 'bigint': return `${value}`;
    case 'boolean': return value ? 'true' : 'false';
    default: return '';
  }
}

function encodeValue(value, encode) {
  const text = primitiveText(value);
  // Only strings, and numbers such as 1e+21, have characters to escape. A replaced encoder sees all.
  if (encode === escape && (text.length === 0 || (typeof value !== 'string' &&
      (typeof value !== 'number' || Math.abs(value) < 1e21)))) return text;
  return encode(text);
}

function stringify(object, separator, equals, options) {
  if (object === null || typeof object !== 'object') return '';
  const between = separator || '&';
  const is = equals || '=';
  const encode = typeof options?.encodeURIComponent === 'function' ?
    options.encodeURIComponent : querystring.escape;
  let text = '';
  for (const key of Object.keys(object)) {
    const value = object[key];
    const start = `${encodeValue(key, encode)}${is}`;
    if (!Array.isArray(value)) {
      if (text.length > 0) text += between;
      text += start + encodeValue(value, encode);
      continue;
    }
    for (let i = 0; i < value.length; i++) {
      if (text.length > 0) text += between;
      text += start + encodeValue(value[i], encode);
    }
  }
  return text;
}

function decodeWith(decode, text) {
  try {
    return decode(text);
  } catch {
    return querystring.unescape(text, true);
  }
}

// '+' is a space; a decoder of the caller's gets it in a form that it understands.
function decodePart(part, decode) {
  const custom = decode !== unescape;
  if (part.indexOf('+') !== -1) part = part.replace(/\+/g, custom ? '%20' : ' ');
  if (custom) return part.length > 0 ? decodeWith(decode, part) : part;
  return part.indexOf('%') !== -1 && escaped.test(part) ? decodeWith(decode, part) : part;
}

function add(object, key, value) {
  const known = object[key];
  if (known === undefined && !(key in object)) object[key] = value;
  else if (Array.isArray(known)) known.push(value);
  else object[key] = [known, value];
}

function parse(text, separator, equals, options) {
  const object = { __proto__: null };
  if (typeof text !== 'string' || text.length === 0) return object;
  const between = separator ? `${separator}` : '&';
  const is = equals ? `${equals}` : '=';
  let left = 1000;
  if (typeof options?.maxKeys === 'number') left = options.maxKeys > 0 ? options.maxKeys : Infinity;
  const decode = typeof options?.decodeURIComponent === 'function' ?
    options.decodeURIComponent : querystring.unescape;
  for (let start = 0; start <= text.length && left > 0; left--) {
    // Separators that are empty separate nothing.
    let end = between === '' ? -1 : text.indexOf(between, start);
    if (end === -1) end = text.length;
    if (end > start) {
      const pair = text.slice(start, end);
      const at = pair.indexOf(is);
      const key = at === -1 ? pair : pair.slice(0, at);
      const value = at === -1 ? '' : pair.slice(at + is.length);
      add(object, decodePart(key, decode), decodePart(value, decode));
    }
    start = end + (between.length || 1);
  }
  return object;
}

const querystring = module.exports = {
  unescapeBuffer,
  unescape,
  escape,
  stringify,
  encode: stringify,
  parse,
  decode: parse,
};
