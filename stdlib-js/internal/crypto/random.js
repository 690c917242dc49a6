'use strict';

// Random bytes, numbers and UUIDs.
//
//   randomBytes, randomFill, randomFillSync, randomInt, randomUUID, getRandomValues
//
// Small numbers and UUIDs come from caches that are filled many at a time.

const { randomFill: fillNatively } = internalBinding('crypto');
const { codes: { ERR_INVALID_ARG_TYPE, ERR_OUT_OF_RANGE } } = require('internal/errors');
const { FastBuffer, isArrayBuffer, unclearedBuffer } = require('internal/buffer');
const {
  validateBoolean, validateFunction, validateNumber, validateObject,
} = require('internal/validators');
const { runTask } = require('internal/crypto/util');

const mostBytes = 0x7fffffff;

function checkOffset(offset, elementSize, length) {
  validateNumber(offset, 'offset');
  offset *= elementSize;
  const most = Math.min(length, mostBytes);
  if (!(offset >= 0 && offset <= most)) {
    throw new ERR_OUT_OF_RANGE('offset', `>= 0 && <= ${most}`, offset);
  }
  return offset >>> 0;
}

function checkSize(size, elementSize, offset, length) {
  validateNumber(size, 'size');
  size *= elementSize;
  if (!(size >= 0 && size <= mostBytes)) {
    throw new ERR_OUT_OF_RANGE('size', `>= 0 && <= ${mostBytes}`, size);
  }
  if (size + offset > length) {
    throw new ERR_OUT_OF_RANGE('size + offset', `<= ${length}`, size + offset);
  }
  return size >>> 0;
}

function randomBytes(size, callback) {
  size = checkSize(size, 1, 0, Infinity);
  if (callback !== undefined) validateFunction(callback, 'callback');
  const bytes = unclearedBuffer(size);
  if (callback === undefined) {
    fillNatively(-1, bytes, 0, size);
    return bytes;
  }
  runTask(() => callback(null, bytes), (request) => fillNatively(request, bytes, 0, size),
    'RANDOMBYTESREQUEST');
}

function checkTarget(buf) {
  if (!ArrayBuffer.isView(buf) && !isArrayBuffer(buf)) {
    throw new ERR_INVALID_ARG_TYPE('buf', ['ArrayBuffer', 'ArrayBufferView'], buf);
  }
}

function randomFillSync(buf, offset = 0, size) {
  checkTarget(buf);
  const elementSize = buf.BYTES_PER_ELEMENT || 1;
  offset = checkOffset(offset, elementSize, buf.byteLength);
  size = size === undefined ? buf.byteLength - offset :
    checkSize(size, elementSize, offset, buf.byteLength);
  if (size > 0) fillNatively(-1, buf, offset, size);
  return buf;
}

function randomFill(buf, offset, size, callback) {
  checkTarget(buf);
  const elementSize = buf.BYTES_PER_ELEMENT || 1;
  if (typeof offset === 'function') {
    callback = offset;
    offset = 0;
    size = undefined;
  } else if (typeof size === 'function') {
    callback = size;
    size = undefined;
  } else {
    validateFunction(callback, 'callback');
  }
  offset = checkOffset(offset, elementSize, buf.byteLength);
  size = size === undefined ? buf.byteLength - offset :
    checkSize(size, elementSize, offset, buf.byteLength);
  if (size === 0) {
    callback(null, buf);
    return;
  }
  runTask(() => callback(null, buf), (request) => fillNatively(request, buf, offset, size),
    'RANDOMBYTESREQUEST');
}

// ---- randomInt ---------------------------------------------------------------------------------

const numberRange = 0xffff_ffff_ffff; // six bytes
const numbers = new FastBuffer(6 * 512);
let numberAt = numbers.length;

function nextNumber() {
  if (numberAt === numbers.length) {
    randomFillSync(numbers);
    numberAt = 0;
  }
  const number = numbers.readUIntBE(numberAt, 6);
  numberAt += 6;
  return number;
}

function randomInt(min, max, callback) {
  const onlyMax = max === undefined || typeof max === 'function';
  if (onlyMax) {
    callback = max;
    max = min;
    min = 0;
  }
  if (callback !== undefined) validateFunction(callback, 'callback');
  if (!Number.isSafeInteger(min)) throw new ERR_INVALID_ARG_TYPE('min', 'a safe integer', min);
  if (!Number.isSafeInteger(max)) throw new ERR_INVALID_ARG_TYPE('max', 'a safe integer', max);
  if (max <= min) {
    throw new ERR_OUT_OF_RANGE('max', `greater than the value of "min" (${min})`, max);
  }
  const range = max - min;
  if (range > numberRange) {
    throw new ERR_OUT_OF_RANGE(onlyMax ? 'max' : 'max - min', `<= ${numberRange}`, range);
  }
  // Numbers beyond the last whole multiple of the range would favour the small ones.
  const limit = numberRange - numberRange % range;
  let number;
  do number = nextNumber(); while (number >= limit);
  number = number % range + min;
  if (callback === undefined) return number;
  process.nextTick(callback, undefined, number);
}

// ---- randomUUID --------------------------------------------------------------------------------

const uuids = new FastBuffer(16 * 128);
let uuidAt = uuids.length;

function format(bytes, at) {
  bytes[at + 6] = bytes[at + 6] & 0x0f | 0x40; // version 4
  bytes[at + 8] = bytes[at + 8] & 0x3f | 0x80; // variant 1
  const text = bytes.hexSlice(at, at + 16);
  return `${text.slice(0, 8)}-${text.slice(8, 12)}-${text.slice(12, 16)}-` +
    `${text.slice(16, 20)}-${text.slice(20)}`;
}

function randomUUID(options) {
  if (options !== undefined) {
    validateObject(options, 'options');
    const { disableEntropyCache = false } = options;
    validateBoolean(disableEntropyCache, 'options.disableEntropyCache');
    if (disableEntropyCache) return format(randomBytes(16), 0);
  }
  if (uuidAt === uuids.length) {
    randomFillSync(uuids);
    uuidAt = 0;
  }
  const at = uuidAt;
  uuidAt += 16;
  const text = format(uuids, at);
  uuids.fill(0, at, at + 16); // what was given out must not be found here
  return text;
}

// ---- as the Web has it -------------------------------------------------------------------------

function isIntegerArray(value) {
  return ArrayBuffer.isView(value) && value.length !== undefined &&
    !(value instanceof Float32Array) && !(value instanceof Float64Array);
}

function getRandomValues(data) {
  const { DOMException } = require('internal/domexception');
  if (!isIntegerArray(data)) {
    throw new DOMException('The data argument must be an integer-type TypedArray',
      'TypeMismatchError');
  }
  if (data.byteLength > 65536) {
    throw new DOMException('The requested length exceeds 65,536 bytes', 'QuotaExceededError');
  }
  return randomFillSync(data);
}

module.exports = {
  getRandomValues, randomBytes, randomFill, randomFillSync, randomInt, randomUUID,
};
