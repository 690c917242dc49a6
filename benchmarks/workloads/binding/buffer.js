'use strict';

// Every method of Buffer, by the size of the Buffer.
//
// kind: task
// unit: call
// target: all 1.25 of node

const buffer = require('buffer');
const { rows } = require('../rows');

const all = [16, 256, 4096, 65536, 1048576];
const small = [16];
const upTo4K = [16, 256, 4096];

function context(size) {
  const text = 'The quick brown fox jumps over the lazy dog; '.repeat(size / 45 + 1).slice(0, size);
  const bytes = Buffer.from(text, 'latin1');
  const other = Buffer.from(bytes);
  const late = Buffer.from(bytes);
  late[size - 1] ^= 1;
  const wide = '\u0436\u043b'.repeat(size / 4);
  const accented = 'caf\u00e9'.repeat(size / 5 + 1).slice(0, size);
  return {
    Buffer, size, text, bytes, other, late, wide, accented,
    transcode: buffer.transcode, isUtf8: buffer.isUtf8, isAscii: buffer.isAscii,
    memory: new Uint8Array(bytes).buffer,
    array: size <= 4096 ? [...bytes] : undefined,
    quarters: [0, 1, 2, 3].map((i) => bytes.subarray(i * size / 4, (i + 1) * size / 4)),
    wideBytes: Buffer.from(wide, 'utf8'),
    accentedBytes: Buffer.from(accented, 'utf8'),
    target: Buffer.alloc(2 * size + 16),
    hex: bytes.toString('hex'),
    base64: bytes.toString('base64'),
    base64url: bytes.toString('base64url'),
    doubled: bytes.toString('latin1').split('').join('\0') + '\0',
    // What is searched for is nowhere, or at the end.
    end: bytes.subarray(size - 8), endText: late.toString('latin1', size - 8),
    Uint8Array,
  };
}

const make = [
  ['alloc', 'c.Buffer.alloc(c.size)', 'c.Buffer.from(new Uint8Array(c.size))'],
  ['alloc, number', 'c.Buffer.alloc(c.size, 1)', 'c.Buffer.alloc(c.size).fill(1)'],
  ['alloc, string', 'c.Buffer.alloc(c.size, "abc")', 'c.Buffer.alloc(c.size).fill("abc")'],
  ['allocUnsafe', 'c.Buffer.allocUnsafe(c.size)'],
  ['allocUnsafeSlow', 'c.Buffer.allocUnsafeSlow(c.size)'],
  ['from, utf8', 'c.Buffer.from(c.text)', 'c.bytes'],
  ['from, utf8 of two bytes', 'c.Buffer.from(c.wide)', 'c.wideBytes'],
  ['from, utf8 of accents', 'c.Buffer.from(c.accented)', 'c.accentedBytes'],
  ['from, latin1', 'c.Buffer.from(c.text, "latin1")', 'c.bytes'],
  ['from, ascii', 'c.Buffer.from(c.text, "ascii")', 'c.bytes'],
  ['from, hex', 'c.Buffer.from(c.hex, "hex")', 'c.bytes'],
  ['from, base64', 'c.Buffer.from(c.base64, "base64")', 'c.bytes'],
  ['from, base64url', 'c.Buffer.from(c.base64url, "base64url")', 'c.bytes'],
  ['from, utf16le', 'c.Buffer.from(c.text, "utf16le")', 'c.Buffer.from(c.doubled, "latin1")'],
  ['from, Buffer', 'c.Buffer.from(c.bytes)', 'c.bytes'],
  ['from, ArrayBuffer', 'c.Buffer.from(c.memory)', 'c.bytes'],
  ['from, array', 'c.Buffer.from(c.array)', 'c.bytes', upTo4K],
  ['concat, 4 parts', 'c.Buffer.concat(c.quarters)', 'c.bytes'],
];

const text = [
  ['toString', 'c.bytes.toString()', 'c.text'],
  ['toString, utf8 of two bytes', 'c.wideBytes.toString("utf8")', 'c.wide'],
  ['toString, utf8 of accents', 'c.accentedBytes.toString("utf8")', 'c.accented'],
  ['toString, latin1', 'c.bytes.toString("latin1")', 'c.text'],
  ['toString, ascii', 'c.bytes.toString("ascii")', 'c.text'],
  ['toString, hex', 'c.bytes.toString("hex")', 'c.hex'],
  ['toString, base64', 'c.bytes.toString("base64")', 'c.base64'],
  ['toString, base64url', 'c.bytes.toString("base64url")', 'c.base64url'],
  ['toString, utf16le', 'c.bytes.toString("utf16le").length', 'c.size / 2'],
  ['write, utf8', 'c.target.write(c.text)', 'c.size'],
  ['write, utf8 of two bytes', 'c.target.write(c.wide, 0)', 'c.wideBytes.length'],
  ['write, latin1', 'c.target.write(c.text, 0, "latin1")', 'c.size'],
  ['write, ascii', 'c.target.write(c.text, 0, "ascii")', 'c.size'],
  ['write, hex', 'c.target.write(c.hex, 0, "hex")', 'c.size'],
  ['write, base64', 'c.target.write(c.base64, 0, "base64")', 'c.size'],
  ['write, base64url', 'c.target.write(c.base64url, 0, "base64url")', 'c.size'],
  ['write, utf16le', 'c.target.write(c.text, 0, "utf16le")', '2 * c.size'],
  ['byteLength', 'c.Buffer.byteLength(c.text)', 'c.size'],
  ['byteLength of two bytes', 'c.Buffer.byteLength(c.wide)', 'c.wideBytes.length'],
  ['byteLength of accents', 'c.Buffer.byteLength(c.accented)', 'c.accentedBytes.length'],
  ['byteLength, base64', 'c.Buffer.byteLength(c.base64, "base64")', 'c.size'],
  ['transcode', 'c.transcode(c.bytes, "utf8", "utf16le").length', '2 * c.size', upTo4K],
  ['isUtf8', 'c.isUtf8(c.wideBytes)', 'true'],
  ['isAscii', 'c.isAscii(c.bytes)', 'true'],
  ['toJSON', 'c.bytes.toJSON().data.length', 'c.size', upTo4K],
];

const bytes = [
  ['compare, equal', 'c.bytes.compare(c.other)', '0'],
  ['compare, last byte differs', 'Math.abs(c.bytes.compare(c.late))', '1'],
  ['compare, ranges', 'c.bytes.compare(c.other, 1, c.size, 1, c.size)', '0'],
  ['Buffer.compare', 'c.Buffer.compare(c.bytes, c.other)', '0'],
  ['equals', 'c.bytes.equals(c.other)', 'true'],
  ['equals, not', 'c.bytes.equals(c.late)', 'false'],
  ['indexOf, number', 'c.bytes.indexOf(0)', '-1'],
  ['indexOf, string', 'c.bytes.indexOf(c.endText)', '-1'],
  ['indexOf, Buffer', 'c.bytes.indexOf(c.end, 8) >= 0', 'true'],
  ['indexOf, string, found at once', 'c.bytes.indexOf("quick")', '4'],
  ['includes', 'c.bytes.includes("nowhere")', 'false'],
  ['lastIndexOf, number', 'c.bytes.lastIndexOf(0)', '-1'],
  ['lastIndexOf, string', 'c.bytes.lastIndexOf(c.endText)', '-1'],
  ['fill, number', 'c.target.fill(i, 0, c.size).length', 'c.target.length'],
  ['fill, letter', 'c.target.fill("a", 0, c.size).length', 'c.target.length'],
  ['fill, string', 'c.target.fill("abc", 0, c.size).length', 'c.target.length'],
  ['fill, Buffer', 'c.target.fill(c.end, 0, c.size).length', 'c.target.length'],
  ['copy', 'c.bytes.copy(c.target)', 'c.size'],
  ['copy, range', 'c.bytes.copy(c.target, 8, 1, c.size)', 'c.size - 1'],
  ['set', 'c.target.set(c.bytes, 1)'],
  ['slice', 'c.bytes.slice(1, c.size)', 'c.bytes.subarray(1)'],
  ['subarray', 'c.bytes.subarray(1, -1)', 'c.bytes.slice(1, c.size - 1)'],
  ['swap16', 'c.other.swap16().length', 'c.size'],
  ['swap32', 'c.other.swap32().length', 'c.size'],
  ['swap64', 'c.other.swap64().length', 'c.size'],
  ['isBuffer', 'c.Buffer.isBuffer(c.bytes)', 'true', small],
  ['isEncoding', 'c.Buffer.isEncoding("latin1")', 'true', small],
];

const numbers = [];

function readAndWrite(name, value, ...more) {
  const rest = more.map((argument) => `, ${argument}`).join('');
  const what = more.length > 0 ? `${name}, ${more[0]} bytes` : name;
  numbers.push([`read${what}`, `c.bytes.read${name}(i & 7${rest})`, undefined, small]);
  numbers.push([`write${what}`, `c.target.write${name}(${value}, i & 7${rest})`, undefined, small]);
}

for (const sign of ['Int', 'UInt']) {
  readAndWrite(`${sign}8`, 'i & 63');
  for (const order of ['LE', 'BE']) {
    readAndWrite(`${sign}16${order}`, 'i');
    readAndWrite(`${sign}32${order}`, 'i');
    readAndWrite(`Big${sign}64${order}`, '123456789123456789n');
    readAndWrite(`${sign}${order}`, 'i', 3);
    readAndWrite(`${sign}${order}`, 'i', 6);
  }
}
for (const order of ['LE', 'BE']) {
  readAndWrite(`Float${order}`, 'i + 0.5');
  readAndWrite(`Double${order}`, 'i + 0.5');
}

rows([...make, ...text, ...bytes, ...numbers], { sizes: all, context });
