// readX and writeX: all kinds, offsets, and errors.
'use strict';
const attempt = require('../fixtures/attempt');
const bytes = Buffer.from([0xff, 0x80, 1, 2, 3, 4, 5, 0xfe, 9]);
const kinds = ['Int8', 'UInt8', 'Int16LE', 'Int16BE', 'UInt16LE', 'UInt16BE', 'Int32LE', 'Int32BE',
  'UInt32LE', 'UInt32BE', 'FloatLE', 'FloatBE', 'DoubleLE', 'DoubleBE', 'BigInt64LE', 'BigInt64BE',
  'BigUInt64LE', 'BigUInt64BE'];
for (const kind of kinds) {
  for (const offset of [0, 1, undefined, 8, 9, -1, 1.5, '1', NaN, null]) {
    attempt(() => `${kind} ${offset} ${bytes['read' + kind](offset)}`);
  }
}
const target = Buffer.alloc(8);
for (const kind of kinds) {
  const big = kind.startsWith('Big');
  for (const value of big ? [1n, -1n, 2n ** 64n, 2n ** 63n, 5] : [1, -1, 255, 256, 65536, 2 ** 32,
    1.9, NaN, '12', 'x', undefined]) {
    attempt(() => `${kind} ${value} ${target['write' + kind](value)} ${target.toString('hex')}`);
    target.fill(0);
  }
}
for (let length = 0; length <= 7; length++) {
  for (const name of ['readIntLE', 'readIntBE', 'readUIntLE', 'readUIntBE']) {
    attempt(() => `${name} ${length} ${bytes[name](1, length)}`);
  }
  attempt(() => `${target.writeIntBE(-2, 0, length)} ${target.toString('hex')}`);
  attempt(() => `${target.writeUIntLE(300, 0, length)} ${target.toString('hex')}`);
}
attempt(() => bytes.readUIntBE(0, '2'));
attempt(() => bytes.readUIntBE(8, 2));
attempt(() => bytes.readuint8(0) === bytes.readUInt8(0));
