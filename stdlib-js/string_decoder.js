'use strict';

// The public module `string_decoder`: bytes that come in pieces, as strings without broken
// characters.
//
//   new StringDecoder(encoding)   write(bytes), end(bytes), text(bytes, offset)
//   lastChar, lastNeed, lastTotal what is held of a character that is not complete yet
//
// A piece is decoded where it is; only the few bytes of a character that lies across two pieces
// are copied.
//
// Covers all that Node 18 documents.

const {
  codes: { ERR_INVALID_ARG_TYPE, ERR_INVALID_THIS, ERR_UNKNOWN_ENCODING },
} = require('internal/errors');

const kHeld = Symbol('kHeld'); // the first bytes of an incomplete character, at most 4
const kBuffered = Symbol('kBuffered'); // how many of them
const kMissing = Symbol('kMissing'); // how many are missing
const kUnits = Symbol('kUnits');

const names = {
  __proto__: null,
  'utf8': 'utf8', 'utf-8': 'utf8',
  'ucs2': 'utf16le', 'ucs-2': 'utf16le', 'utf16le': 'utf16le', 'utf-16le': 'utf16le',
  'latin1': 'latin1', 'binary': 'latin1',
  'base64': 'base64', 'base64url': 'base64url', 'ascii': 'ascii', 'hex': 'hex',
};

function normalize(encoding) {
  if (encoding === undefined || encoding === null || encoding === '') return 'utf8';
  const name = names[encoding] ?? names[String(encoding).toLowerCase()];
  if (name === undefined) throw new ERR_UNKNOWN_ENCODING(encoding);
  return name;
}

// How the bytes at the end of a piece are looked at, by encoding: sets kMissing and kBuffered for
// those among the last bytes of `bytes` that begin a character.
const tails = {
  __proto__: null,

  utf8(decoder, bytes) {
    if (bytes[bytes.length - 1] < 0x80) return;
    const stop = Math.max(bytes.length - 4, 0);
    for (let i = bytes.length - 1; i >= stop; i--) {
      const byte = bytes[i];
      if ((byte & 0xc0) === 0x80) continue;
      const length = (byte & 0xe0) === 0xc0 ? 2 : (byte & 0xf0) === 0xe0 ? 3 :
        (byte & 0xf8) === 0xf0 ? 4 : 0;
      const have = bytes.length - i;
      if (have < length) hold(decoder, bytes, have, length - have);
      return;
    }
  },

  utf16le(decoder, bytes) {
    if (bytes.length % 2 === 1) hold(decoder, bytes, 1, 1);
    else if ((bytes[bytes.length - 1] & 0xfc) === 0xd8) hold(decoder, bytes, 2, 2);
  },

  base64(decoder, bytes) {
    const have = bytes.length % 3;
    if (have > 0) hold(decoder, bytes, have, 3 - have);
  },
};
tails.base64url = tails.base64;

function hold(decoder, bytes, have, missing) {
  const held = decoder[kHeld];
  for (let i = 0; i < have; i++) held[i] = bytes[bytes.length - have + i];
  decoder[kBuffered] = have;
  decoder[kMissing] = missing;
}

function StringDecoder(encoding) {
  this.encoding = normalize(encoding);
  this[kUnits] = tails[this.encoding];
  this[kHeld] = undefined;
  this[kBuffered] = 0;
  this[kMissing] = 0;
  Buffer ??= require('buffer').Buffer;
  if (this[kUnits] !== undefined) this[kHeld] = Buffer.alloc(4);
}

// Loaded with the first decoder.
let Buffer;

function asBuffer(bytes) {
  if (bytes instanceof Buffer) return bytes;
  if (!ArrayBuffer.isView(bytes)) {
    throw new ERR_INVALID_ARG_TYPE('buf', ['Buffer', 'TypedArray', 'DataView'], bytes);
  }
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

StringDecoder.prototype.write = function write(bytes) {
  if (typeof bytes === 'string') return bytes;
  if (this[kMissing] === undefined) throw new ERR_INVALID_THIS('StringDecoder');
  bytes = asBuffer(bytes);
  if (this[kUnits] === undefined) return bytes.toString(this.encoding);
  let head = '';
  if (this[kMissing] > 0) {
    const used = fill(this, bytes);
    if (this[kMissing] > 0) return ''; // still not complete
    head = takeHeld(this);
    bytes = bytes.subarray(used);
  }
  if (bytes.length === 0) return head;
  if (this[kMissing] === 0) this[kUnits](this, bytes);
  const end = bytes.length - this[kBuffered];
  if (end <= 0) return head;
  const body = this.encoding === 'utf8' ? bytes.utf8Slice(0, end) :
    bytes.toString(this.encoding, 0, end);
  return head === '' ? body : head + body;
};

// Moves bytes that belong to the incomplete character into it; returns how many. In UTF-8 a byte
// that cannot continue it ends the character, which is then broken.
function fill(decoder, bytes) {
  const held = decoder[kHeld];
  const isUtf8 = decoder.encoding === 'utf8';
  let used = 0;
  while (used < bytes.length && decoder[kMissing] > 0) {
    if (isUtf8 && (bytes[used] & 0xc0) !== 0x80) {
      decoder[kMissing] = 0;
      break;
    }
    held[decoder[kBuffered]++] = bytes[used++];
    decoder[kMissing]--;
  }
  return used;
}

function takeHeld(decoder) {
  const text = decoder[kHeld].toString(decoder.encoding, 0, decoder[kBuffered]);
  decoder[kBuffered] = 0;
  decoder[kMissing] = 0;
  return text;
}

StringDecoder.prototype.end = function end(bytes) {
  const body = bytes === undefined ? '' : this.write(bytes);
  if (this[kUnits] === undefined || this[kBuffered] === 0) return body;
  // Half of a UTF-16 unit is no character at all.
  if (this.encoding === 'utf16le' && this[kBuffered] % 2 === 1) this[kBuffered]--;
  return body + takeHeld(this);
};

StringDecoder.prototype.text = function text(bytes, offset) {
  this[kMissing] = 0;
  this[kBuffered] = 0;
  return this.write(bytes.slice(offset));
};

function getter(name, get) {
  Object.defineProperty(StringDecoder.prototype, name, {
    __proto__: null, configurable: true, enumerable: true, get,
  });
}
getter('lastChar', function() { return this[kHeld]; });
getter('lastNeed', function() { return this[kMissing]; });
getter('lastTotal', function() { return this[kBuffered] + this[kMissing]; });

module.exports = { StringDecoder };
