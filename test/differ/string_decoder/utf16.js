// utf16le across chunks, with surrogates and odd bytes.
'use strict';
const { StringDecoder } = require('string_decoder');

for (const bytes of [[0x61, 0, 0x62, 0], [0x3d, 0xd8, 0, 0xde], [0x3d, 0xd8], [0, 0xde], [0x61],
  [0x3d, 0xd8, 0x61, 0]]) {
  const decoder = new StringDecoder('utf16le');
  console.log(JSON.stringify(bytes.map((byte) => decoder.write(Buffer.of(byte)))));
  console.log(JSON.stringify(decoder.end()));
  console.log(JSON.stringify(new StringDecoder('utf16le').end(Buffer.from(bytes))));
}
