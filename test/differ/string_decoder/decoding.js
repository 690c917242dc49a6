// StringDecoder: characters across chunks in every encoding, end, and its errors.
'use strict';
const { StringDecoder } = require('string_decoder');

const text = Buffer.from('h\u00e9\u20ac\ud83d\ude00!');
for (const encoding of ['utf8', 'utf16le', 'base64', 'base64url', 'hex', 'latin1', 'ascii', 'ucs2',
  undefined]) {
  const decoder = new StringDecoder(encoding);
  const pieces = [];
  for (const byte of text) pieces.push(decoder.write(Buffer.of(byte)));
  pieces.push(decoder.end());
  console.log(encoding, decoder.encoding, JSON.stringify(pieces));
}
const decoder = new StringDecoder('utf8');
console.log(JSON.stringify([decoder.write(Buffer.of(0xe2, 0x82)), decoder.lastNeed,
  decoder.lastTotal, decoder.end(Buffer.of(0x41)), decoder.end()]));
console.log(JSON.stringify([decoder.write(Buffer.of(0xff, 0xc3)), decoder.write('text'),
  decoder.write(new Uint8Array([0xa9])), decoder.end()]));
for (const bad of ['nope', 1, null]) {
  try {
    console.log(new StringDecoder(bad).encoding);
  } catch (error) {
    console.log(error.name, error.code, error.message);
  }
}
for (const bad of [1, null, undefined, {}]) {
  try {
    decoder.write(bad);
  } catch (error) {
    console.log(error.name, error.code, error.message);
  }
}
