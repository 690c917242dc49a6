'use strict';
// A decompressor that gets one byte at a time gives the same.
const assert = require('assert');
const zlib = require('zlib');

const text = 'hello hello hello '.repeat(20);
let ended = 0;
for (const [there, back] of [['gzip', 'Gunzip'], ['deflate', 'Inflate'], ['deflateRaw',
  'InflateRaw'],
  ['gzip', 'Unzip'], ['deflate', 'Unzip'], ['brotliCompress', 'BrotliDecompress']]) {
  const stream = zlib[`create${back}`]();
  let got = '';
  stream.on('data', (chunk) => { got += chunk; });
  stream.on('end', () => {
    assert.strictEqual(got, text);
    ended++;
  });
  const packed = zlib[`${there}Sync`](text);
  for (const byte of packed) stream.write(Buffer.from([byte]));
  stream.end();
}
process.on('exit', () => assert.strictEqual(ended, 6));
