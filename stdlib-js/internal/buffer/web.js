'use strict';

// What the module `buffer` exports besides the class: functions about bytes and text.
//
//   atob(input), btoa(input), transcode(source, from, to), isUtf8(input), isAscii(input)

const binding = internalBinding('buffer');
const { codes: { ERR_INVALID_ARG_TYPE, ERR_MISSING_ARGS } } = require('internal/errors');
const { FastBuffer, isUint8Array, isArrayBuffer } = require('internal/buffer');
const { encodingOf } = require('internal/buffer/encodings');

function invalidCharacter(message) {
  const { DOMException } = require('internal/domexception');
  return new DOMException(message, 'InvalidCharacterError');
}

function atob(input) {
  if (arguments.length === 0) throw new ERR_MISSING_ARGS('input');
  const text = `${input}`;
  const decoded = binding.atob(text);
  if (decoded !== undefined) return decoded;
  throw invalidCharacter(/[^\t\n\f\r +/=0-9A-Za-z]/.test(text) ? 'Invalid character' :
    'The string to be decoded is not correctly encoded.');
}

function btoa(input) {
  if (arguments.length === 0) throw new ERR_MISSING_ARGS('input');
  const encoded = binding.btoa(`${input}`);
  if (encoded === undefined) throw invalidCharacter('Invalid character');
  return encoded;
}

// ---- transcode ---------------------------------------------------------------------------------

const limits = { __proto__: null, ascii: 0x7f, latin1: 0xff, utf8: 0x10ffff, utf16le: 0x10ffff };

function refuseEncoding() {
  const name = 'U_ILLEGAL_ARGUMENT_ERROR';
  const error = new Error(`Unable to transcode Buffer [${name}]`);
  error.code = name;
  error.errno = 1;
  return error;
}

// What an encoding cannot say becomes a question mark.
function replaceBeyond(text, limit) {
  let replaced = '';
  for (const character of text) replaced += character.codePointAt(0) > limit ? '?' : character;
  return replaced;
}

function transcode(source, fromEncoding, toEncoding) {
  if (!isUint8Array(source)) {
    throw new ERR_INVALID_ARG_TYPE('source', ['Buffer', 'Uint8Array'], source);
  }
  if (source.length === 0) return new FastBuffer();
  const from = encodingOf(fromEncoding), to = encodingOf(toEncoding);
  const limit = to && limits[to.name];
  if (from === undefined || limits[from.name] === undefined || limit === undefined) {
    throw refuseEncoding();
  }
  const { Buffer } = require('buffer');
  const bytes = new FastBuffer(source.buffer, source.byteOffset, source.byteLength);
  const text = from.slice(bytes, 0, bytes.length);
  return Buffer.from(limit === 0x10ffff ? text : replaceBeyond(text, limit), to.name);
}

// ---- what bytes are ----------------------------------------------------------------------------

function isTypedArray(value) {
  return ArrayBuffer.isView(value) && value.length !== undefined;
}

function refuseInput(input) {
  throw new ERR_INVALID_ARG_TYPE('input', ['ArrayBuffer', 'Buffer', 'TypedArray'], input);
}

function isUtf8(input) {
  if (!isTypedArray(input) && !isArrayBuffer(input)) refuseInput(input);
  return binding.isUtf8(input);
}

function isAscii(input) {
  if (!isTypedArray(input) && !isArrayBuffer(input)) refuseInput(input);
  return binding.isAscii(input);
}

module.exports = { atob, btoa, transcode, isUtf8, isAscii };
