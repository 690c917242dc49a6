'use strict';

// What the module `buffer` exports besides the class: functions about bytes and text.
//
//   atob(input), btoa(input), transcode(source, from, to), isUtf8(input), isAscii(input)

const binding = internalBinding('buffer');
const { codes: { ERR_INVALID_ARG_TYPE, ERR_MISSING_ARGS } } = require('internal/errors');
const { FastBuffer, isUint8Array, isArrayBuffer } = require('internal/buffer');
const { encodingOf, latin1, utf8 } = require('internal/buffer/encodings');

function invalidCharacter(message) {
  const { DOMException } = require('internal/domexception');
  return new DOMException(message, 'InvalidCharacterError');
}

function atob(input) {
  if (arguments.length === 0) throw new ERR_MISSING_ARGS('input');
  const decoded = binding.atob(`${input}`);
  if (typeof decoded === 'string') return decoded;
  throw invalidCharacter(decoded === undefined ? 'Invalid character' :
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

// Named as ICU names them, which Node's transcode uses.
function cannotTranscode(code, errno) {
  const error = new Error(`Unable to transcode Buffer [${code}]`);
  error.code = code;
  error.errno = errno;
  return error;
}

function decode(bytes, from, to) {
  if (from.name === 'ascii' && to.name !== 'utf16le') {
    return bytes.latin1Slice(0, bytes.length).replace(/[\u0080-\u00ff]/g, '\ufffd');
  }
  if (from.name === 'utf8' && to.name === 'utf16le' && !binding.isUtf8(bytes)) {
    throw cannotTranscode('U_INVALID_CHAR_FOUND', 10);
  }
  return (from.name === 'ascii' ? latin1 : from).slice(bytes, 0, bytes.length);
}

// What an encoding cannot say becomes a question mark.
function replaceBeyond(text, limit) {
  let replaced = '';
  for (const character of text) replaced += character.codePointAt(0) > limit ? '?' : character;
  return replaced;
}

// Nothing, null and '' mean UTF-8.
function encodingNamed(encoding) {
  if (encoding === undefined || encoding === null || encoding === '') return utf8;
  return typeof encoding === 'symbol' ? undefined : encodingOf(encoding);
}

function transcode(source, fromEncoding, toEncoding) {
  if (!isUint8Array(source)) {
    throw new ERR_INVALID_ARG_TYPE('source', ['Buffer', 'Uint8Array'], source);
  }
  if (source.length === 0) return new FastBuffer();
  const from = encodingNamed(fromEncoding), to = encodingNamed(toEncoding);
  const limit = to && limits[to.name];
  if (from === undefined || limits[from.name] === undefined || limit === undefined) {
    throw cannotTranscode('U_ILLEGAL_ARGUMENT_ERROR', 1);
  }
  const { Buffer } = require('buffer');
  const bytes = new FastBuffer(source.buffer, source.byteOffset, source.byteLength);
  const text = decode(bytes, from, to);
  return Buffer.from(limit === 0x10ffff ? text : replaceBeyond(text, limit), to.name);
}

// ---- what bytes are ----------------------------------------------------------------------------

function isTypedArray(value) {
  return ArrayBuffer.isView(value) && value.length !== undefined;
}

function refuseInput(input, kinds) {
  throw new ERR_INVALID_ARG_TYPE('input', kinds, input);
}

// Only an empty one can be detached; a view on it tells.
function refuseDetached(input) {
  if (input.byteLength > 0) return;
  try {
    new FastBuffer(input.buffer ?? input);
  } catch {
    const error = new Error('Cannot validate on a detached buffer');
    error.code = 'ERR_INVALID_STATE';
    throw error;
  }
}

function isUtf8(input) {
  if (!isTypedArray(input) && !isArrayBuffer(input)) {
    refuseInput(input, ['TypedArray', 'Buffer']);
  }
  refuseDetached(input);
  return binding.isUtf8(input);
}

function isAscii(input) {
  if (!isTypedArray(input) && !isArrayBuffer(input)) {
    refuseInput(input, ['ArrayBuffer', 'Buffer', 'TypedArray']);
  }
  refuseDetached(input);
  return binding.isAscii(input);
}

module.exports = { atob, btoa, transcode, isUtf8, isAscii };
