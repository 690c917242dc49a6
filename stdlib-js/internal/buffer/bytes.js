'use strict';

// Buffer's methods that compare, search, copy, fill, cut and swap bytes.
//
//   install(prototype)     adds compare, equals, indexOf, lastIndexOf, includes, copy, fill, slice,
//                          subarray, swap16, swap32, swap64
//   compareTwo(a, b)       Buffer.compare
//   fill(bytes, value, offset, end, encoding)

const binding = internalBinding('buffer');
const {
  codes: {
    ERR_BUFFER_OUT_OF_BOUNDS, ERR_INVALID_ARG_TYPE, ERR_INVALID_ARG_VALUE,
    ERR_INVALID_BUFFER_SIZE, ERR_OUT_OF_RANGE, ERR_UNKNOWN_ENCODING,
  },
} = require('internal/errors');
const {
  FastBuffer, isUint8Array, tagOf, lengthOf, memoryOf, offsetOf,
} = require('internal/buffer');
const { encodingOf, utf8, latin1 } = require('internal/buffer/encodings');
const { checkPlace } = require('internal/buffer/text');

const { kMaxLength } = binding;
const { isView } = ArrayBuffer;

// As isUint8Array(), which sees values of all kinds: here, where nearly all are Buffers, the
// engine's compiler knows what is compared.
function checkBytes(value, name) {
  if (tagOf(value) !== 'Uint8Array') {
    throw new ERR_INVALID_ARG_TYPE(name, ['Buffer', 'Uint8Array'], value);
  }
}

// ---- compare -----------------------------------------------------------------------------------

function compareTwo(a, b) {
  checkBytes(a, 'buf1');
  checkBytes(b, 'buf2');
  return a === b ? 0 : binding.compare(a, b);
}

function placeOr(value, name, otherwise, most) {
  if (value === undefined) return otherwise;
  checkPlace(value, name, most);
  return value;
}

function compare(target, targetStart, targetEnd, sourceStart, sourceEnd) {
  checkBytes(target, 'target');
  if (arguments.length === 1) return binding.compare(this, target);
  targetStart = placeOr(targetStart, 'targetStart', 0, kMaxLength);
  targetEnd = placeOr(targetEnd, 'targetEnd', target.length, target.length);
  sourceStart = placeOr(sourceStart, 'sourceStart', 0, kMaxLength);
  sourceEnd = placeOr(sourceEnd, 'sourceEnd', this.length, this.length);
  if (sourceStart >= sourceEnd) return targetStart >= targetEnd ? 0 : -1;
  if (targetStart >= targetEnd) return 1;
  return binding.compareRanges(this, sourceStart, sourceEnd, target, targetStart, targetEnd);
}

function equals(otherBuffer) {
  checkBytes(otherBuffer, 'otherBuffer');
  if (this === otherBuffer) return true;
  return binding.equals(this, otherBuffer);
}

// ---- search ------------------------------------------------------------------------------------

// The offset as the natives want it: an integer of at most 32 bits. What is no number means the
// whole of the Buffer.
function searchOffset(bytes, offset, forward) {
  if (offset > 0x7fffffff) return bytes.byteLength > 0x7fffffff ? offset : 0x7fffffff;
  if (offset < -0x80000000) return -0x80000000;
  offset = +offset;
  if (Number.isNaN(offset)) return forward ? 0 : bytes.byteLength;
  return Math.trunc(offset);
}

// What is searched may be any view: the natives look at its bytes.
function search(bytes, value, offset, encoding, forward) {
  if (!isView(bytes)) {
    throw new ERR_INVALID_ARG_TYPE('buffer', ['Buffer', 'TypedArray', 'DataView'], bytes);
  }
  if (typeof offset === 'string') {
    encoding = offset;
    offset = undefined;
  }
  offset = offset === undefined && forward ? 0 : searchOffset(bytes, offset, forward);
  if (typeof value === 'number') return binding.indexOfByte(bytes, value >>> 0, offset, forward);
  const found = encoding === undefined ? utf8 : encodingOf(encoding);
  if (typeof value === 'string') {
    if (found === undefined) throw new ERR_UNKNOWN_ENCODING(encoding);
    return binding.indexOfString(bytes, value, offset, found.id, forward);
  }
  if (isUint8Array(value)) {
    return binding.indexOfBytes(bytes, value, offset, (found ?? utf8).id, forward);
  }
  throw new ERR_INVALID_ARG_TYPE('value', ['number', 'string', 'Buffer', 'Uint8Array'], value);
}

function indexOf(value, byteOffset, encoding) {
  return search(this, value, byteOffset, encoding, true);
}
function lastIndexOf(value, byteOffset, encoding) {
  return search(this, value, byteOffset, encoding, false);
}
function includes(value, byteOffset, encoding) {
  return search(this, value, byteOffset, encoding, true) !== -1;
}

// ---- copy and fill -----------------------------------------------------------------------------

function toInteger(value, otherwise) {
  value = +value;
  if (Number.isNaN(value)) return otherwise;
  return value >= Number.MIN_SAFE_INTEGER && value <= Number.MAX_SAFE_INTEGER ?
    Math.floor(value) : otherwise;
}

function copy(target, targetStart, sourceStart, sourceEnd) {
  checkBytes(this, 'source');
  checkBytes(target, 'target');
  const length = lengthOf(this);
  const room = lengthOf(target);
  if (targetStart === undefined) {
    targetStart = 0;
  } else {
    targetStart = Number.isSafeInteger(targetStart) ? targetStart : toInteger(targetStart, 0);
    if (targetStart < 0) throw new ERR_OUT_OF_RANGE('targetStart', '>= 0', targetStart);
  }
  if (sourceStart === undefined) {
    sourceStart = 0;
  } else {
    sourceStart = Number.isSafeInteger(sourceStart) ? sourceStart : toInteger(sourceStart, 0);
    if (sourceStart < 0 || sourceStart > length) {
      throw new ERR_OUT_OF_RANGE('sourceStart', `>= 0 && <= ${length}`, sourceStart);
    }
  }
  if (sourceEnd === undefined) {
    sourceEnd = length;
  } else {
    sourceEnd = Number.isSafeInteger(sourceEnd) ? sourceEnd : toInteger(sourceEnd, 0);
    if (sourceEnd < 0) throw new ERR_OUT_OF_RANGE('sourceEnd', '>= 0', sourceEnd);
    if (sourceEnd > length) sourceEnd = length;
  }
  if (targetStart >= room || sourceStart >= sourceEnd) return 0;
  const count = Math.min(sourceEnd - sourceStart, room - targetStart);
  binding.copy(target, targetStart, this, sourceStart, count);
  return count;
}

// The string as what to fill with: a number if it is one byte, so that no native call is needed.
function fillingOf(string, encoding) {
  if (string.length === 0) return 0;
  if (string.length > 1) return string;
  const code = string.charCodeAt(0);
  if (encoding === utf8 ? code < 0x80 : encoding === latin1 && code < 0x100) return code;
  return string;
}

function fillEncoding(encoding) {
  const found = encoding === undefined || encoding === null || encoding === '' ? utf8 :
    encodingOf(encoding);
  if (found !== undefined) return found;
  if (typeof encoding !== 'string') throw new ERR_INVALID_ARG_TYPE('encoding', 'string', encoding);
  throw new ERR_UNKNOWN_ENCODING(encoding);
}

// Of memory outside of the engine's heap, where a native sees it soonest.
const oneByte = new Uint8Array(new ArrayBuffer(1));

function fillWithByte(bytes, value, offset, end) {
  oneByte[0] = value;
  binding.fillBytes(bytes, oneByte, offset, end);
}

function fillNatively(bytes, value, offset, end, encoding) {
  if (typeof value === 'string') {
    return binding.fillString(bytes, value, offset, end, encoding.id);
  }
  if (isView(value)) return binding.fillBytes(bytes, value, offset, end);
  fillWithByte(bytes, value & 255, offset, end);
  return true;
}

// fill(value[, offset[, end]][, encoding])
function fill(bytes, value, offset, end, encoding) {
  let found;
  if (typeof value === 'string') {
    if (offset === undefined || typeof offset === 'string') {
      encoding = offset;
      offset = undefined;
    } else if (typeof end === 'string') {
      encoding = end;
      end = undefined;
    }
    found = fillEncoding(encoding);
    value = fillingOf(value, found);
  }
  if (offset === undefined) {
    offset = 0;
    end = bytes.length;
  } else {
    checkPlace(offset, 'offset', kMaxLength);
    if (end === undefined) end = bytes.length;
    else checkPlace(end, 'end', bytes.length);
    if (offset >= end) return bytes;
  }
  if (end > bytes.byteLength) throw new ERR_BUFFER_OUT_OF_BOUNDS();
  if (typeof value === 'number') {
    fillWithByte(bytes, value, offset, end);
  } else if (!fillNatively(bytes, value, offset, end, found)) {
    throw new ERR_INVALID_ARG_VALUE('value', value);
  }
  return bytes;
}

// ---- cut and swap ------------------------------------------------------------------------------

// An end of a range as Array.prototype.slice takes it.
function clamp(offset, length) {
  if (typeof offset !== 'number' || (offset | 0) !== offset) {
    offset = Math.trunc(offset);
    if (Number.isNaN(offset)) return 0;
  }
  if (offset < 0) {
    offset += length;
    return offset > 0 ? offset : 0;
  }
  return offset < length ? offset : length;
}

function subarray(start, end) {
  const length = lengthOf(this);
  const from = clamp(start, length);
  const to = end !== undefined ? clamp(end, length) : length;
  return new FastBuffer(memoryOf(this), offsetOf(this) + from, to > from ? to - from : 0);
}

function slice(start, end) {
  return this.subarray(start, end);
}

function swap16() {
  if (lengthOf(this) % 2 !== 0) throw new ERR_INVALID_BUFFER_SIZE('16-bits');
  binding.swap16(this);
  return this;
}

function swap32() {
  if (lengthOf(this) % 4 !== 0) throw new ERR_INVALID_BUFFER_SIZE('32-bits');
  binding.swap32(this);
  return this;
}

function swap64() {
  if (lengthOf(this) % 8 !== 0) throw new ERR_INVALID_BUFFER_SIZE('64-bits');
  binding.swap64(this);
  return this;
}

function install(prototype) {
  Object.assign(prototype, {
    compare, equals, indexOf, lastIndexOf, includes, copy, subarray, slice,
    fill(value, offset, end, encoding) {
      return fill(this, value, offset, end, encoding);
    },
    swap16, swap32, swap64,
  });
}

module.exports = { install, compareTwo, fill, checkBytes };
