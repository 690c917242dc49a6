'use strict';

// The ways in which a Buffer comes into being.
//
//   from(value, encodingOrOffset, length), alloc, allocUnsafe, allocUnsafeSlow, concat, of,
//   copyBytesFrom, byteLength   as on Buffer
//   checkSize(size)             throws unless a Buffer can be that large

const {
  codes: {
    ERR_BUFFER_OUT_OF_BOUNDS, ERR_INVALID_ARG_TYPE, ERR_INVALID_ARG_VALUE, ERR_UNKNOWN_ENCODING,
  },
} = require('internal/errors');
const { FastBuffer, unclearedBuffer, isArrayBuffer, tagOf, lengthOf } = require('internal/buffer');
const { encodingOf, utf8 } = require('internal/buffer/encodings');
const { allocate, fromString, fromArrayLike } = require('internal/buffer/pool');
const { fill } = require('internal/buffer/bytes');
const { checkPlace } = require('internal/buffer/text');
const { kMaxLength, copy } = internalBinding('buffer');

const zeroFill = Uint8Array.prototype.fill;

function checkSize(size) {
  if (typeof size !== 'number') throw new ERR_INVALID_ARG_TYPE('size', 'number', size);
  if (!(size >= 0 && size <= kMaxLength)) {
    throw new ERR_INVALID_ARG_VALUE.RangeError('size', size);
  }
}

function alloc(size, value, encoding) {
  checkSize(size);
  if (value === undefined || value === 0 || size === 0) return new FastBuffer(size);
  const made = unclearedBuffer(size);
  return fill(made, value, 0, lengthOf(made), encoding);
}

function allocUnsafe(size) {
  checkSize(size);
  return allocate(size);
}

function allocUnsafeSlow(size) {
  checkSize(size);
  return unclearedBuffer(size);
}

// ---- from --------------------------------------------------------------------------------------

function fromText(string, encoding) {
  if (typeof encoding !== 'string' || encoding === '') return fromString(string, utf8);
  const found = encodingOf(encoding);
  if (found === undefined) throw new ERR_UNKNOWN_ENCODING(encoding);
  return fromString(string, found);
}

function fromArrayBuffer(memory, byteOffset, length) {
  byteOffset = byteOffset === undefined ? 0 : +byteOffset || 0;
  const most = memory.byteLength - byteOffset;
  if (most < 0) throw new ERR_BUFFER_OUT_OF_BOUNDS('offset');
  if (length === undefined) return new FastBuffer(memory, byteOffset, most);
  length = +length;
  if (!(length > 0)) length = 0;
  else if (length > most) throw new ERR_BUFFER_OUT_OF_BOUNDS('length');
  return new FastBuffer(memory, byteOffset, length);
}

// Of an array, something like one, or what toJSON made; undefined of anything else.
function fromArrayOrJson(value) {
  if (value.length !== undefined || isArrayBuffer(value.buffer)) {
    return typeof value.length === 'number' ? fromArrayLike(value) : new FastBuffer();
  }
  if (value.type === 'Buffer' && Array.isArray(value.data)) return fromArrayLike(value.data);
  return undefined;
}

function fromObject(value, encodingOrOffset, length) {
  if (isArrayBuffer(value)) return fromArrayBuffer(value, encodingOrOffset, length);
  const inner = value.valueOf?.();
  if (inner !== undefined && inner !== null && inner !== value &&
      (typeof inner === 'string' || typeof inner === 'object')) {
    return from(inner, encodingOrOffset, length);
  }
  const made = fromArrayOrJson(value);
  if (made !== undefined) return made;
  if (typeof value[Symbol.toPrimitive] === 'function') {
    const primitive = value[Symbol.toPrimitive]('string');
    if (typeof primitive === 'string') return fromText(primitive, encodingOrOffset);
  }
  return undefined;
}

function from(value, encodingOrOffset, length) {
  if (typeof value === 'string') return fromText(value, encodingOrOffset);
  if (typeof value === 'object' && value !== null) {
    const made = fromObject(value, encodingOrOffset, length);
    if (made !== undefined) return made;
  }
  throw new ERR_INVALID_ARG_TYPE('first argument',
    ['string', 'Buffer', 'ArrayBuffer', 'Array', 'Array-like Object'], value);
}

function of(...items) {
  const made = unclearedBuffer(items.length);
  for (let i = 0; i < items.length; i++) made[i] = items[i];
  return made;
}

function isTypedArray(value) {
  return ArrayBuffer.isView(value) && value.length !== undefined;
}

function copyBytesFrom(view, offset, length) {
  if (!isTypedArray(view)) throw new ERR_INVALID_ARG_TYPE('view', ['TypedArray'], view);
  const { validateInteger } = require('internal/validators');
  if (view.length === 0) return new FastBuffer();
  if (offset === undefined) offset = 0;
  else validateInteger(offset, 'offset', 0);
  if (offset >= view.length) return new FastBuffer();
  if (length !== undefined) validateInteger(length, 'length', 0);
  const end = length === undefined ? view.length : Math.min(offset + length, view.length);
  const size = view.BYTES_PER_ELEMENT;
  return fromArrayLike(new Uint8Array(view.buffer, view.byteOffset + offset * size,
    (end - offset) * size));
}

// ---- concat ------------------------------------------------------------------------------------

function totalLength(list) {
  let total = 0;
  for (let i = 0; i < list.length; i++) {
    const part = list[i];
    const length = tagOf(part) === 'Uint8Array' ? lengthOf(part) : part.length;
    if (length) total += length;
  }
  return total;
}

function concat(list, length) {
  if (!Array.isArray(list)) throw new ERR_INVALID_ARG_TYPE('list', 'Array', list);
  if (list.length === 0) return new FastBuffer();
  if (length === undefined) length = totalLength(list);
  else checkPlace(length, 'length', kMaxLength);
  const made = allocUnsafe(length);
  let at = 0;
  for (let i = 0; i < list.length; i++) {
    const part = list[i];
    if (tagOf(part) !== 'Uint8Array') {
      throw new ERR_INVALID_ARG_TYPE(`list[${i}]`, ['Buffer', 'Uint8Array'], part);
    }
    const count = Math.min(lengthOf(part), length - at);
    if (count > 0) copy(made, at, part, 0, count);
    at += count;
  }
  if (at < length) zeroFill.call(made, 0, at, length);
  return made;
}

function byteLength(string, encoding) {
  if (typeof string !== 'string') {
    if (ArrayBuffer.isView(string) || isArrayBuffer(string)) return string.byteLength;
    throw new ERR_INVALID_ARG_TYPE('string', ['string', 'Buffer', 'ArrayBuffer'], string);
  }
  if (string.length === 0) return 0;
  if (!encoding) return utf8.byteLength(string);
  return (encodingOf(encoding) ?? utf8).byteLength(string);
}

module.exports = {
  alloc, allocUnsafe, allocUnsafeSlow, byteLength, checkSize, concat, copyBytesFrom, from, of,
};
