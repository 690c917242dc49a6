'use strict';

// Buffer's methods for floating-point numbers and for integers of 64 bits.
//
//   install(prototype)   adds read/write{Float,Double,BigInt64,BigUInt64}{LE,BE}, and Uint aliases
//
// A float's bytes go through one typed array that is seen both as bytes and as a number.

const { refuse, refuseValue } = require('internal/buffer/numbers');

const doubles = new Float64Array(1);
const floats = new Float32Array(doubles.buffer);
const raw = new Uint8Array(doubles.buffer);

// Where byte i of a little-endian number stands in `raw`.
floats[0] = -1; // 00 00 80 bf
const littleEndian = raw[3] === 0xbf;

function checkFour(bytes, at) {
  if (typeof at !== 'number' || bytes[at] === undefined || bytes[at + 3] === undefined) {
    refuse(bytes, at, 4);
  }
}

function checkEight(bytes, at) {
  if (typeof at !== 'number' || bytes[at] === undefined || bytes[at + 7] === undefined) {
    refuse(bytes, at, 8);
  }
}

function readForwards(bytes, at, size) {
  if (size === 8) return load64(bytes, at);
  checkFour(bytes, at);
  raw[0] = bytes[at];
  raw[1] = bytes[at + 1];
  raw[2] = bytes[at + 2];
  raw[3] = bytes[at + 3];
}
function readBackwards(bytes, at, size) {
  if (size === 4) {
    checkFour(bytes, at);
    raw[3] = bytes[at];
    raw[2] = bytes[at + 1];
    raw[1] = bytes[at + 2];
    raw[0] = bytes[at + 3];
  } else {
    checkEight(bytes, at);
    raw[7] = bytes[at];
    raw[6] = bytes[at + 1];
    raw[5] = bytes[at + 2];
    raw[4] = bytes[at + 3];
    raw[3] = bytes[at + 4];
    raw[2] = bytes[at + 5];
    raw[1] = bytes[at + 6];
    raw[0] = bytes[at + 7];
  }
}
function writeForwards(bytes, at, size) {
  if (size === 8) return store64(bytes, at);
  checkFour(bytes, at);
  bytes[at] = raw[0];
  bytes[at + 1] = raw[1];
  bytes[at + 2] = raw[2];
  bytes[at + 3] = raw[3];
  return at + 4;
}
function writeBackwards(bytes, at, size) {
  if (size === 4) {
    checkFour(bytes, at);
    bytes[at] = raw[3];
    bytes[at + 1] = raw[2];
    bytes[at + 2] = raw[1];
    bytes[at + 3] = raw[0];
    return at + 4;
  }
  checkEight(bytes, at);
  bytes[at] = raw[7];
  bytes[at + 1] = raw[6];
  bytes[at + 2] = raw[5];
  bytes[at + 3] = raw[4];
  bytes[at + 4] = raw[3];
  bytes[at + 5] = raw[2];
  bytes[at + 6] = raw[1];
  bytes[at + 7] = raw[0];
  return at + 8;
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

// By a view on `raw`: making a BigInt of two halves takes five of them.
const view = new DataView(doubles.buffer);

function load64(bytes, at) {
  checkEight(bytes, at);
  raw[0] = bytes[at];
  raw[1] = bytes[at + 1];
  raw[2] = bytes[at + 2];
  raw[3] = bytes[at + 3];
  raw[4] = bytes[at + 4];
  raw[5] = bytes[at + 5];
  raw[6] = bytes[at + 6];
  raw[7] = bytes[at + 7];
}

function store64(bytes, at) {
  checkEight(bytes, at);
  bytes[at] = raw[0];
  bytes[at + 1] = raw[1];
  bytes[at + 2] = raw[2];
  bytes[at + 3] = raw[3];
  bytes[at + 4] = raw[4];
  bytes[at + 5] = raw[5];
  bytes[at + 6] = raw[6];
  bytes[at + 7] = raw[7];
  return at + 8;
}

function checkUnsigned(value) {
  if (typeof value === 'bigint' && BigInt.asUintN(64, value) === value) return;
  if (value > kMaxUnsigned || value < 0n) refuseValue(value, 0n, kMaxUnsigned, 8);
  value & 0n; // what is no BigInt throws here
}
function checkSigned(value) {
  if (typeof value === 'bigint' && BigInt.asIntN(64, value) === value) return;
  if (value > kMaxSigned || value < kMinSigned) refuseValue(value, kMinSigned, kMaxSigned, 8);
  value & 0n;
}

const kMinSigned = -0x8000000000000000n, kMaxSigned = 0x7fffffffffffffffn;
const kMaxUnsigned = 0xffffffffffffffffn;

const big = {
  readBigUInt64LE(offset = 0) {
    load64(this, offset);
    return view.getBigUint64(0, true);
  },
  readBigUInt64BE(offset = 0) {
    load64(this, offset);
    return view.getBigUint64(0, false);
  },
  readBigInt64LE(offset = 0) {
    load64(this, offset);
    return view.getBigInt64(0, true);
  },
  readBigInt64BE(offset = 0) {
    load64(this, offset);
    return view.getBigInt64(0, false);
  },
  writeBigUInt64LE(value, offset = 0) {
    checkUnsigned(value);
    view.setBigUint64(0, value, true);
    return store64(this, offset);
  },
  writeBigUInt64BE(value, offset = 0) {
    checkUnsigned(value);
    view.setBigUint64(0, value, false);
    return store64(this, offset);
  },
  writeBigInt64LE(value, offset = 0) {
    checkSigned(value);
    view.setBigInt64(0, value, true);
    return store64(this, offset);
  },
  writeBigInt64BE(value, offset = 0) {
    checkSigned(value);
    view.setBigInt64(0, value, false);
    return store64(this, offset);
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
