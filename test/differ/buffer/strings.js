// toString, write, toJSON, slice, inspect, iteration.
'use strict';
const attempt = require('../fixtures/attempt');
const bytes = Buffer.from([0x68, 0xc3, 0xa9, 0xff, 0xe2, 0x82, 0xac, 0xf0, 0x9f, 0x98]);
for (const encoding of ['utf8', 'utf-8', 'hex', 'base64', 'base64url', 'latin1', 'binary', 'ascii',
  'ucs2', 'utf16le', 'UTF8', undefined, 'nope', null, 1]) {
  attempt(() => JSON.stringify(bytes.toString(encoding)));
}
for (const range of [[1], [1, 3], [-1, 3], [3, 1], [0, 100], ['1', '3'], [NaN], [null, 2]]) {
  attempt(() => JSON.stringify(bytes.toString('latin1', ...range)));
}
const target = Buffer.alloc(10);
for (const args of [['abc'], ['abc', 2], ['abc', 2, 1], ['6162', 'hex'], ['abc', 1, 'latin1'],
  ['\u20ac\u20ac\u20ac\u20ac', 0], ['\u20ac', 8], ['abc', 1, 2, 'ascii'], ['abc', 10], ['abc', 11],
  ['abc', -1], ['abc', 0, 20], ['abc', 0, -1], ['abc', 'nope'], ['zz', 'hex'], ['abc', 1.5], [1],
  ['', 0], ['abc', undefined, 'utf8'], ['\u00e9', 0, 1]]) {
  attempt(() => `${target.write(...args)} ${target.toString('hex')}`);
  target.fill(0);
}
console.log(JSON.stringify(bytes), bytes.slice(1, 3), bytes.subarray(-2), bytes.slice(5, 2));
console.log([...bytes.entries()].length, [...bytes.keys()].join(), bytes.at(-1));
console.log(bytes.byteLength, bytes.offset === bytes.byteOffset, Buffer.byteLength('\u20ac'));
for (const value of ['6162', 'YWI', '', new ArrayBuffer(3), Buffer.alloc(2), 1, undefined]) {
  for (const encoding of ['hex', 'base64', 'utf16le', 'nope']) {
    attempt(() => Buffer.byteLength(value, encoding));
  }
}
console.log(Buffer.isBuffer(new Uint8Array(1)), Buffer.isEncoding('HEX'), Buffer.isEncoding('x'));
console.log(Buffer.poolSize);
