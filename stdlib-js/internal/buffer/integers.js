'use strict';

// Buffer's methods for integers of 8, 16 and 32 bits, and of any number of bytes up to 6.
//
//   install(prototype)   adds read/write[U]Int{8,16LE,16BE,32LE,32BE,LE,BE}, with the Uint aliases
//
// Each method reads its outermost bytes first: if one is not there, the offset is wrong, and only
// then is it looked at why. Written out rather than generated: a closure's variable or a loop would
// cost more than the whole read.

const { refuse, refuseByteLength, refuseValue, checkOffset } = require('internal/buffer/numbers');

const reads = {
  readUInt8(offset = 0) {
    const byte = this[offset];
    if (typeof offset !== 'number' || byte === undefined) refuse(this, offset, 1);
    return byte;
  },
  readUInt16LE(offset = 0) {
    const first = this[offset], last = this[offset + 1];
    if (typeof offset !== 'number' || first === undefined || last === undefined) {
      refuse(this, offset, 2);
    }
    return first | last << 8;
  },
  readUInt16BE(offset = 0) {
    const first = this[offset], last = this[offset + 1];
    if (typeof offset !== 'number' || first === undefined || last === undefined) {
      refuse(this, offset, 2);
    }
    return first << 8 | last;
  },
  readUInt32LE(offset = 0) {
    const first = this[offset], last = this[offset + 3];
    if (typeof offset !== 'number' || first === undefined || last === undefined) {
      refuse(this, offset, 4);
    }
    return (first | this[offset + 1] << 8 | this[offset + 2] << 16 | last << 24) >>> 0;
  },
  readUInt32BE(offset = 0) {
    const first = this[offset], last = this[offset + 3];
    if (typeof offset !== 'number' || first === undefined || last === undefined) {
      refuse(this, offset, 4);
    }
    return (first << 24 | this[offset + 1] << 16 | this[offset + 2] << 8 | last) >>> 0;
  },
  readInt8(offset = 0) {
    const byte = this[offset];
    if (typeof offset !== 'number' || byte === undefined) refuse(this, offset, 1);
    return byte << 24 >> 24;
  },
  readInt16LE(offset = 0) {
    const first = this[offset], last = this[offset + 1];
    if (typeof offset !== 'number' || first === undefined || last === undefined) {
      refuse(this, offset, 2);
    }
    return first | last << 24 >> 16;
  },
  readInt16BE(offset = 0) {
    const first = this[offset], last = this[offset + 1];
    if (typeof offset !== 'number' || first === undefined || last === undefined) {
      refuse(this, offset, 2);
    }
    return first << 24 >> 16 | last;
  },
  readInt32LE(offset = 0) {
    const first = this[offset], last = this[offset + 3];
    if (typeof offset !== 'number' || first === undefined || last === undefined) {
      refuse(this, offset, 4);
    }
    return first | this[offset + 1] << 8 | this[offset + 2] << 16 | last << 24;
  },
  readInt32BE(offset = 0) {
    const first = this[offset], last = this[offset + 3];
    if (typeof offset !== 'number' || first === undefined || last === undefined) {
      refuse(this, offset, 4);
    }
    return first << 24 | this[offset + 1] << 16 | this[offset + 2] << 8 | last;
  },
};

const writes = {
  writeUInt8(value, offset = 0) {
    value = +value;
    if (typeof offset !== 'number') refuse(this, offset, 1);
    if (value > 0xff || value < 0) refuseValue(value, 0, 0xff, 1);
    if (this[offset] === undefined) refuse(this, offset, 1);
    this[offset] = value;
    return offset + 1;
  },
  writeUInt16LE(value, offset = 0) {
    value = +value;
    if (value > 0xffff || value < 0) refuseValue(value, 0, 0xffff, 2);
    checkOffset(this, offset, 2);
    this[offset] = value;
    this[offset + 1] = value >>> 8;
    return offset + 2;
  },
  writeUInt16BE(value, offset = 0) {
    value = +value;
    if (value > 0xffff || value < 0) refuseValue(value, 0, 0xffff, 2);
    checkOffset(this, offset, 2);
    this[offset] = value >>> 8;
    this[offset + 1] = value;
    return offset + 2;
  },
  writeUInt32LE(value, offset = 0) {
    value = +value;
    if (value > 0xffffffff || value < 0) refuseValue(value, 0, 0xffffffff, 4);
    checkOffset(this, offset, 4);
    this[offset] = value;
    this[offset + 1] = value >>> 8;
    this[offset + 2] = value >>> 16;
    this[offset + 3] = value >>> 24;
    return offset + 4;
  },
  writeUInt32BE(value, offset = 0) {
    value = +value;
    if (value > 0xffffffff || value < 0) refuseValue(value, 0, 0xffffffff, 4);
    checkOffset(this, offset, 4);
    this[offset] = value >>> 24;
    this[offset + 1] = value >>> 16;
    this[offset + 2] = value >>> 8;
    this[offset + 3] = value;
    return offset + 4;
  },
  writeInt8(value, offset = 0) {
    value = +value;
    if (typeof offset !== 'number') refuse(this, offset, 1);
    if (value > 0x7f || value < -0x80) refuseValue(value, -0x80, 0x7f, 1);
    if (this[offset] === undefined) refuse(this, offset, 1);
    this[offset] = value;
    return offset + 1;
  },
  writeInt16LE(value, offset = 0) {
    value = +value;
    if (value > 0x7fff || value < -0x8000) refuseValue(value, -0x8000, 0x7fff, 2);
    checkOffset(this, offset, 2);
    this[offset] = value;
    this[offset + 1] = value >>> 8;
    return offset + 2;
  },
  writeInt16BE(value, offset = 0) {
    value = +value;
    if (value > 0x7fff || value < -0x8000) refuseValue(value, -0x8000, 0x7fff, 2);
    checkOffset(this, offset, 2);
    this[offset] = value >>> 8;
    this[offset + 1] = value;
    return offset + 2;
  },
  writeInt32LE(value, offset = 0) {
    value = +value;
    if (value > 0x7fffffff || value < -0x80000000) refuseValue(value, -0x80000000, 0x7fffffff, 4);
    checkOffset(this, offset, 4);
    this[offset] = value;
    this[offset + 1] = value >>> 8;
    this[offset + 2] = value >>> 16;
    this[offset + 3] = value >>> 24;
    return offset + 4;
  },
  writeInt32BE(value, offset = 0) {
    value = +value;
    if (value > 0x7fffffff || value < -0x80000000) refuseValue(value, -0x80000000, 0x7fffffff, 4);
    checkOffset(this, offset, 4);
    this[offset] = value >>> 24;
    this[offset + 1] = value >>> 16;
    this[offset + 2] = value >>> 8;
    this[offset + 3] = value;
    return offset + 4;
  },
};

// ---- any number of bytes ---------------------------------------------------------------------

function checkLengthAndOffset(bytes, offset, byteLength) {
  if (typeof byteLength !== 'number' || !(byteLength >= 1 && byteLength <= 6) ||
      Math.floor(byteLength) !== byteLength) {
    refuseByteLength(byteLength);
  }
  checkOffset(bytes, offset, byteLength);
}

// The lower 32 bits and the bits above them, since bit operations know 32 only. What takes three
// bytes and six is written out.
function readLE(bytes, offset, byteLength) {
  if (byteLength === 3) return bytes[offset] | bytes[offset + 1] << 8 | bytes[offset + 2] << 16;
  if (byteLength === 6) {
    const low = bytes[offset] | bytes[offset + 1] << 8 | bytes[offset + 2] << 16 |
      bytes[offset + 3] << 24;
    return (low >>> 0) + (bytes[offset + 4] | bytes[offset + 5] << 8) * 0x100000000;
  }
  let low = 0;
  const near = byteLength < 4 ? byteLength : 4;
  for (let i = 0; i < near; i++) low |= bytes[offset + i] << 8 * i;
  low >>>= 0;
  return byteLength === 5 ? low + bytes[offset + 4] * 0x100000000 : low;
}

function readBE(bytes, offset, byteLength) {
  if (byteLength === 3) return bytes[offset] << 16 | bytes[offset + 1] << 8 | bytes[offset + 2];
  if (byteLength === 6) {
    const low = bytes[offset + 2] << 24 | bytes[offset + 3] << 16 | bytes[offset + 4] << 8 |
      bytes[offset + 5];
    return (low >>> 0) + (bytes[offset] << 8 | bytes[offset + 1]) * 0x100000000;
  }
  let low = 0;
  const last = offset + byteLength - 1;
  const near = byteLength < 4 ? byteLength : 4;
  for (let i = 0; i < near; i++) low |= bytes[last - i] << 8 * i;
  low >>>= 0;
  return byteLength === 5 ? low + bytes[offset] * 0x100000000 : low;
}

function signed(value, byteLength) {
  if (byteLength <= 4) {
    const unused = 32 - 8 * byteLength;
    return value << unused >> unused;
  }
  const limit = byteLength === 5 ? 0x8000000000 : 0x800000000000;
  return value >= limit ? value - 2 * limit : value;
}

function checkValue(bytes, value, offset, byteLength, isSigned) {
  if (!(byteLength >= 1 && byteLength <= 6) || Math.floor(byteLength) !== byteLength) {
    refuseByteLength(byteLength);
  }
  if (byteLength === 1 && typeof offset !== 'number') refuse(bytes, offset, 1);
  const size = 2 ** (8 * byteLength);
  const min = isSigned ? -size / 2 : 0;
  const max = isSigned ? size / 2 - 1 : size - 1;
  if (value > max || value < min) refuseValue(value, min, max, byteLength);
}

function writeLE(bytes, value, offset, byteLength) {
  checkOffset(bytes, offset, byteLength);
  const near = byteLength < 4 ? byteLength : 4;
  for (let i = 0; i < near; i++) bytes[offset + i] = value >>> 8 * i;
  if (byteLength > 4) {
    const high = Math.floor(value / 0x100000000);
    bytes[offset + 4] = high;
    if (byteLength === 6) bytes[offset + 5] = high >>> 8;
  }
  return offset + byteLength;
}

function writeBE(bytes, value, offset, byteLength) {
  checkOffset(bytes, offset, byteLength);
  const last = offset + byteLength - 1;
  const near = byteLength < 4 ? byteLength : 4;
  for (let i = 0; i < near; i++) bytes[last - i] = value >>> 8 * i;
  if (byteLength > 4) {
    const high = Math.floor(value / 0x100000000);
    bytes[last - 4] = high;
    if (byteLength === 6) bytes[offset] = high >>> 8;
  }
  return offset + byteLength;
}

// An offset that is not given is an error here, as in Node.
const variable = {
  readUIntLE(offset, byteLength) {
    checkLengthAndOffset(this, offset, byteLength);
    return readLE(this, offset, byteLength);
  },
  readUIntBE(offset, byteLength) {
    checkLengthAndOffset(this, offset, byteLength);
    return readBE(this, offset, byteLength);
  },
  readIntLE(offset, byteLength) {
    checkLengthAndOffset(this, offset, byteLength);
    return signed(readLE(this, offset, byteLength), byteLength);
  },
  readIntBE(offset, byteLength) {
    checkLengthAndOffset(this, offset, byteLength);
    return signed(readBE(this, offset, byteLength), byteLength);
  },
  writeUIntLE(value, offset, byteLength) {
    value = +value;
    checkValue(this, value, offset, byteLength, false);
    return writeLE(this, value, offset, byteLength);
  },
  writeUIntBE(value, offset, byteLength) {
    value = +value;
    checkValue(this, value, offset, byteLength, false);
    return writeBE(this, value, offset, byteLength);
  },
  writeIntLE(value, offset, byteLength) {
    value = +value;
    checkValue(this, value, offset, byteLength, true);
    return writeLE(this, value, offset, byteLength);
  },
  writeIntBE(value, offset, byteLength) {
    value = +value;
    checkValue(this, value, offset, byteLength, true);
    return writeBE(this, value, offset, byteLength);
  },
};

function install(prototype) {
  for (const group of [reads, writes, variable]) {
    for (const name of Object.keys(group)) {
      prototype[name] = group[name];
      if (name.includes('UInt')) prototype[name.replace('UInt', 'Uint')] = group[name];
    }
  }
}

module.exports = { install };
