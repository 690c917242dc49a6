'use strict';

// TextEncoder and TextDecoder of the WHATWG Encoding Standard.
//
//   TextEncoder   encode(text), encodeInto(text, bytes)
//   TextDecoder   decode(bytes, {stream}), with the options fatal and ignoreBOM
//
// Decoders: UTF-8, UTF-16 (both orders) and the single-byte encodings are here; the East Asian ones
// are ICU's.

const { codes: {
  ERR_ENCODING_INVALID_ENCODED_DATA, ERR_ENCODING_NOT_SUPPORTED, ERR_INVALID_ARG_TYPE,
  ERR_INVALID_THIS,
} } = require('internal/errors');
const { validateObject, validateString } = require('internal/validators');

const binding = internalBinding('buffer');

const kInspect = Symbol.for('nodejs.util.inspect.custom');
const anyObject = { __proto__: null, nullable: true, allowArray: true, allowFunction: true };
const loneSurrogate = /\p{Surrogate}/gu;
const empty = new Uint8Array(0);

function buffer() {
  return require('buffer').Buffer;
}

class TextEncoder {
  #brand;

  static is(value) { return value !== null && typeof value === 'object' && #brand in value; }

  get encoding() {
    checkEncoder(this);
    return 'utf-8';
  }

  encode(text = '') {
    checkEncoder(this);
    return binding.encodeUtf8(`${text}`);
  }

  encodeInto(text, bytes) {
    checkEncoder(this);
    validateString(text, 'src');
    if (!(bytes instanceof Uint8Array)) throw new ERR_INVALID_ARG_TYPE('dest', 'Uint8Array', bytes);
    binding.encodeInto(text, bytes);
    const [read, written] = binding.encodeIntoResults;
    return { read, written };
  }

  [kInspect](depth, options) {
    checkEncoder(this);
    if (typeof depth === 'number' && depth < 0) return this;
    return require('internal/util/inspect').inspect({ encoding: 'utf-8' }, options);
  }
}

const { is: isEncoder } = TextEncoder;
delete TextEncoder.is;

function checkEncoder(value) {
  if (!isEncoder(value)) throw new ERR_INVALID_THIS('TextEncoder');
}

// Decoding is native in Node, with words of its own; the most common way has another name for it.
function invalidInput(name) {
  const error = new TypeError(`The "${name}" argument must be an instance of ` +
    'SharedArrayBuffer, ArrayBuffer or ArrayBufferView.');
  error.code = 'ERR_INVALID_ARG_TYPE';
  return error;
}

function toBytes(input, name) {
  const Buffer = buffer();
  if (ArrayBuffer.isView(input)) {
    return Buffer.from(input.buffer, input.byteOffset, input.byteLength);
  }
  const { isAnyArrayBuffer } = require('internal/util/types');
  if (!isAnyArrayBuffer(input)) throw invalidInput(name);
  return Buffer.from(input);
}

// A codec says how many bytes at the end belong to a character that is not complete, and makes
// text of the bytes before; undefined if the bytes are wrong and `fatal` is set.

// Whether a character may begin so; the second byte may be missing.
function canBegin(first, second) {
  if (first < 0xc2 || first > 0xf4) return false;
  switch (second !== undefined ? first : 0) {
    case 0xe0: return second >= 0xa0;
    case 0xed: return second < 0xa0;
    case 0xf0: return second >= 0x90;
    case 0xf4: return second < 0x90;
    default: return true;
  }
}

const utf8 = {
  incomplete(bytes) {
    const stop = Math.max(bytes.length - 3, 0);
    for (let i = bytes.length - 1; i >= stop; i--) {
      const byte = bytes[i];
      if ((byte & 0xc0) === 0x80) continue;
      const size = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : byte >= 0xc0 ? 2 : 1;
      const held = bytes.length - i;
      return held < size && canBegin(byte, bytes[i + 1]) ? held : 0;
    }
    return 0;
  },

  decode(bytes, fatal) {
    return binding.decodeUtf8(bytes, true, fatal);
  },
};

const utf16le = {
  incomplete(bytes) {
    const odd = bytes.length % 2;
    const last = bytes.length - odd - 1;
    return last > 0 && (bytes[last] & 0xfc) === 0xd8 ? odd + 2 : odd;
  },

  decode(bytes, fatal) {
    const odd = bytes.length % 2;
    if (fatal && odd !== 0) return undefined;
    const text = bytes.toString('utf16le', 0, bytes.length - odd);
    // A byte behind half a pair belongs to the same mistake.
    const rest = odd === 0 || /[\ud800-\udbff]$/.test(text) ? '' : '\ufffd';
    if (!/[\ud800-\udfff]/.test(text)) return text + rest;
    const wellFormed = text.replace(loneSurrogate, '\ufffd');
    return fatal && wellFormed !== text ? undefined : wellFormed + rest;
  },
};

function swapped(bytes) {
  const copy = buffer().from(bytes);
  if (copy.length % 2 === 0) return copy.swap16();
  copy.subarray(0, -1).swap16();
  return copy;
}

const utf16be = {
  incomplete: (bytes) => utf16le.incomplete(swapped(bytes)),
  decode: (bytes, fatal) => utf16le.decode(swapped(bytes), fatal),
};

class SingleByte {
  constructor(upperHalf) {
    this.upperHalf = upperHalf;
  }

  incomplete() { return 0; }

  decode(bytes, fatal) {
    const text = bytes.toString('latin1')
      .replace(/[\x80-\xff]/g, (found) => this.upperHalf[found.charCodeAt(0) - 128]);
    return fatal && text.includes('\ufffd') ? undefined : text;
  }
}

const converted = new Set(['gbk', 'gb18030', 'big5', 'euc-jp', 'iso-2022-jp', 'shift_jis',
  'euc-kr']);

// The converter itself keeps what is incomplete.
class Converter {
  constructor(encoding, fatal) {
    this.handle = binding.openConverter(encoding, fatal);
  }

  incomplete() { return 0; }

  decode(bytes, fatal, last) {
    return binding.convert(this.handle, bytes, last);
  }
}

function codecFor(encoding, fatal) {
  if (converted.has(encoding)) return new Converter(encoding, fatal);
  switch (encoding) {
    case 'utf-8': return utf8;
    case 'utf-16le': return utf16le;
    case 'utf-16be': return utf16be;
    default: return new SingleByte(require('internal/encoding/single_byte').upperHalf(encoding));
  }
}

class TextDecoder {
  #encoding;
  #codec;
  #fatal;
  #ignoreBOM;
  #held = empty; // of an incomplete character, while streaming
  #bomSeen = false;

  constructor(label = 'utf-8', options = undefined) {
    label = `${label}`;
    if (options !== undefined) validateObject(options, 'options', anyObject);
    const { encodingFromLabel } = require('internal/encoding/labels');
    const encoding = encodingFromLabel(label);
    if (encoding === undefined) throw new ERR_ENCODING_NOT_SUPPORTED(label);
    this.#encoding = encoding;
    this.#codec = codecFor(encoding, Boolean(options?.fatal));
    this.#fatal = Boolean(options?.fatal);
    this.#ignoreBOM = Boolean(options?.ignoreBOM);
  }

  static is(value) { return value !== null && typeof value === 'object' && #codec in value; }

  decode(input = empty, options = undefined) {
    checkDecoder(this);
    const native = this.#codec === utf8;
    if (options !== undefined && !native) validateObject(options, 'options', anyObject);
    const stream = Boolean(options?.stream);
    let bytes = toBytes(input, native && !stream ? 'list' : 'input');
    if (this.#held.length > 0) {
      bytes = buffer().concat([this.#held, bytes]);
      this.#held = empty;
    }
    if (stream) bytes = this.#hold(bytes);
    const text = this.#codec.decode(bytes, this.#fatal, !stream);
    if (text === undefined) {
      this.#bomSeen = false;
      throw new ERR_ENCODING_INVALID_ENCODED_DATA(this.#encoding, undefined);
    }
    return this.#withoutBOM(text, stream);
  }

  get encoding() { return checkDecoder(this).#encoding; }
  get fatal() { return checkDecoder(this).#fatal; }
  get ignoreBOM() { return checkDecoder(this).#ignoreBOM; }

  #hold(bytes) {
    const incomplete = this.#codec.incomplete(bytes);
    if (incomplete === 0) return bytes;
    const end = bytes.length - incomplete;
    this.#held = buffer().from(bytes.subarray(end)); // the caller may reuse its memory
    return bytes.subarray(0, end);
  }

  // Only the very first character is a byte order mark, and only of the Unicode encodings.
  #withoutBOM(text, stream) {
    const first = !this.#bomSeen;
    this.#bomSeen = stream && (this.#bomSeen || text.length > 0);
    return first && !this.#ignoreBOM && text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
  }

  [kInspect](depth, options) {
    checkDecoder(this);
    if (typeof depth === 'number' && depth < 0) return this;
    const { constructor } = this;
    const shown = Object.create({ constructor });
    shown.encoding = this.encoding;
    shown.fatal = this.fatal;
    shown.ignoreBOM = this.ignoreBOM;
    return `${constructor.name} ${require('internal/util/inspect').inspect(shown, options)}`;
  }
}

const { is: isDecoder } = TextDecoder;
delete TextDecoder.is;

function checkDecoder(value) {
  if (!isDecoder(value)) throw new ERR_INVALID_THIS('TextDecoder');
  return value;
}

for (const [Class, names] of [[TextEncoder, ['encoding', 'encode', 'encodeInto']],
  [TextDecoder, ['decode', 'encoding', 'fatal', 'ignoreBOM']]]) {
  for (const name of names) {
    Object.defineProperty(Class.prototype, name, { __proto__: null, enumerable: true });
  }
  Object.defineProperty(Class.prototype, Symbol.toStringTag, {
    __proto__: null, configurable: true, value: Class.name,
  });
}

module.exports = { TextDecoder, TextEncoder };
