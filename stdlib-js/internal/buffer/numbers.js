'use strict';

// What the methods that read and write numbers have in common: their errors.
//
//   refuse(bytes, offset, size)               the offset of a read or write of `size` is wrong
//   refuseByteLength(byteLength, most)        the byteLength of readIntLE and the like is wrong
//   refuseValue(value, min, max, size)        a number does not fit into `size` bytes
//   checkOffset(bytes, offset, size)          refuses if need be
//
// Kept out of the methods so that these stay small enough to be inlined. The refuse functions throw.

const {
  codes: { ERR_BUFFER_OUT_OF_BOUNDS, ERR_INVALID_ARG_TYPE, ERR_OUT_OF_RANGE },
} = require('internal/errors');

function refuseNumber(name, value, least, most) {
  if (typeof value !== 'number') throw new ERR_INVALID_ARG_TYPE(name, 'number', value);
  if (Math.floor(value) !== value) throw new ERR_OUT_OF_RANGE(name, 'an integer', value);
  if (most < 0) throw new ERR_BUFFER_OUT_OF_BOUNDS();
  throw new ERR_OUT_OF_RANGE(name, `>= ${least} and <= ${most}`, value);
}

function refuse(bytes, offset, size) {
  refuseNumber('offset', offset, 0, bytes.length - size);
}

function refuseByteLength(byteLength) {
  if (byteLength === undefined) throw new ERR_INVALID_ARG_TYPE('byteLength', 'number', byteLength);
  refuseNumber('byteLength', byteLength, 1, 6);
}

function refuseValue(value, min, max, size) {
  const n = typeof min === 'bigint' ? 'n' : '';
  let range = `>= ${min}${n} and <= ${max}${n}`;
  if (size > 4 && min < 0) {
    range = `>= -(2${n} ** ${size * 8 - 1}${n}) and < 2${n} ** ${size * 8 - 1}${n}`;
  } else if (size > 4) {
    range = `>= 0${n} and < 2${n} ** ${size * 8}${n}`;
  }
  throw new ERR_OUT_OF_RANGE('value', range, value);
}

function checkOffset(bytes, offset, size) {
  if (typeof offset !== 'number' || bytes[offset] === undefined ||
      bytes[offset + size - 1] === undefined) {
    refuse(bytes, offset, size);
  }
}

module.exports = { refuse, refuseByteLength, refuseValue, checkOffset };
