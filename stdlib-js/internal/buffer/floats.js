'use strict';

// Buffer's methods for floating-point numbers and for integers of 64 bits.
//
//   install(prototype)   adds read/write{Float,Double,BigInt64,BigUInt64}{LE,BE}, and Uint aliases
//
// A float's bytes go through one typed array that is seen both as bytes and as a number.

const { refuseValue, checkOffset } = require('internal/buffer/numbers');

const doubles = new Float64Array(1);
const floats = new Float32Array(doubles.buffer);
const raw = new Uint8Array(doubles.buffer);

// Where byte i of a little-endian number stands in `raw`.
floats[0] = -1; // 00 00 80 bf
const littleEndian = raw[3] === 0xbf;

function readForwards(bytes, offset, size) {
  checkOffset(bytes, offset, size);
  for (let i = 0; i < size; i++) raw[i] = bytes[offset + i];
}
function readBackwards(bytes, offset, size) {
  checkOffset(bytes, offset, size);
  for (let i = 0; i < size; i++) raw[size - 1 - i] = bytes[offset + i];
}
function writeForwards(bytes, offset, size) {
  checkOffset(bytes, offset, size);
  for (let i = 0; i < size; i++) bytes[offset + i] = raw[i];
  return offset + size;
}
function writeBackwards(bytes, offset, size) {
  checkOffset(bytes, offset, size);
  for (let i = 0; i < size; i++) bytes[offset + i] = raw[size - 1 - i];
  return offset + size;
}

const readLE = littleEndian ? readForwards : readBackwards;
const readBE = littleEndian ? readBackwards : readForwards;
const writeLE = littleEndian ? writeForwards : writeBackwards;
const writeBE = littleEndian ? writeBackwards : writeForwards;

const floating = {
  readFloatLE(offset = 0) {
    readLE(this, offset, 4);
    return floats[0];
  },
  readFloatBE(offset = 0) {
    readBE(this, offset, 4);
    return floats[0];
  },
  readDoubleLE(offset = 0) {
    readLE(this, offset, 8);
    return doubles[0];
  },
  readDoubleBE(offset = 0) {
    readBE(this, offset, 8);
    return doubles[0];
  },
  writeFloatLE(value, offset = 0) {
    floats[0] = value;
    return writeLE(this, offset, 4);
  },
  writeFloatBE(value, offset = 0) {
    floats[0] = value;
    return writeBE(this, offset, 4);
  },
  writeDoubleLE(value, offset = 0) {
    doubles[0] = value;
    return writeLE(this, offset, 8);
  },
  writeDoubleBE(value, offset = 0) {
    doubles[0] = value;
    return writeBE(this, offset, 8);
  },
};

// ---- 64 bits ---------------------------------------------------------------------------------

function lowerLE(bytes, at) {
  return (bytes[at] | bytes[at + 1] << 8 | bytes[at + 2] << 16 | bytes[at + 3] << 24) >>> 0;
}
function upperBE(bytes, at) {
  return (bytes[at] << 24 | bytes[at + 1] << 16 | bytes[at + 2] << 8 | bytes[at + 3]) >>> 0;
}

function write32LE(bytes, value, at) {
  bytes[at] = value;
  bytes[at + 1] = value >>> 8;
  bytes[at + 2] = value >>> 16;
  bytes[at + 3] = value >>> 24;
}
function write32BE(bytes, value, at) {
  bytes[at] = value >>> 24;
  bytes[at + 1] = value >>> 16;
  bytes[at + 2] = value >>> 8;
  bytes[at + 3] = value;
}

function write64LE(bytes, value, offset, min, max) {
  if (value > max || value < min) refuseValue(value, min, max, 8);
  checkOffset(bytes, offset, 8);
  write32LE(bytes, Number(value & 0xffffffffn), offset);
  write32LE(bytes, Number(value >> 32n & 0xffffffffn), offset + 4);
  return offset + 8;
}
function write64BE(bytes, value, offset, min, max) {
  if (value > max || value < min) refuseValue(value, min, max, 8);
  checkOffset(bytes, offset, 8);
  write32BE(bytes, Number(value >> 32n & 0xffffffffn), offset);
  write32BE(bytes, Number(value & 0xffffffffn), offset + 4);
  return offset + 8;
}

const kMinSigned = -0x8000000000000000n, kMaxSigned = 0x7fffffffffffffffn;
const kMaxUnsigned = 0xffffffffffffffffn;

const big = {
  readBigUInt64LE(offset = 0) {
    checkOffset(this, offset, 8);
    return BigInt(lowerLE(this, offset)) + (BigInt(lowerLE(this, offset + 4)) << 32n);
  },
  readBigUInt64BE(offset = 0) {
    checkOffset(this, offset, 8);
    return (BigInt(upperBE(this, offset)) << 32n) + BigInt(upperBE(this, offset + 4));
  },
  readBigInt64LE(offset = 0) {
    checkOffset(this, offset, 8);
    return (BigInt(lowerLE(this, offset + 4) | 0) << 32n) + BigInt(lowerLE(this, offset));
  },
  readBigInt64BE(offset = 0) {
    checkOffset(this, offset, 8);
    return (BigInt(upperBE(this, offset) | 0) << 32n) + BigInt(upperBE(this, offset + 4));
  },
  writeBigUInt64LE(value, offset = 0) {
    return write64LE(this, value, offset, 0n, kMaxUnsigned);
  },
  writeBigUInt64BE(value, offset = 0) {
    return write64BE(this, value, offset, 0n, kMaxUnsigned);
  },
  writeBigInt64LE(value, offset = 0) {
    return write64LE(this, value, offset, kMinSigned, kMaxSigned);
  },
  writeBigInt64BE(value, offset = 0) {
    return write64BE(this, value, offset, kMinSigned, kMaxSigned);
  },
};

function install(prototype) {
  for (const name of Object.keys(floating)) prototype[name] = floating[name];
  for (const name of Object.keys(big)) {
    prototype[name] = big[name];
    if (name.includes('UInt')) prototype[name.replace('UInt', 'Uint')] = big[name];
  }
}

module.exports = { install };
