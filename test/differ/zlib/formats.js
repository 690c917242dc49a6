// zlib: round trips, sizes of what is made, errors of bad input and options.
'use strict';
const zlib = require('zlib');

const text = 'hello hello hello '.repeat(20);
for (const [pack, unpack] of [['gzipSync', 'gunzipSync'], ['deflateSync', 'inflateSync'],
  ['deflateRawSync', 'inflateRawSync'], ['brotliCompressSync', 'brotliDecompressSync'],
  ['gzipSync', 'unzipSync'], ['deflateSync', 'unzipSync']]) {
  console.log(pack, String(zlib[unpack](zlib[pack](text))) === text);
}
for (const action of [() => zlib.gunzipSync('nope'), () => zlib.inflateSync(Buffer.from('xx')),
  () => zlib.inflateRawSync(Buffer.from([255, 255])), () => zlib.brotliDecompressSync('bad'),
  () => zlib.gunzipSync(zlib.gzipSync(text).subarray(0, 20)), () => zlib.gzipSync(1),
  () => zlib.gzipSync('x', { level: 99 }), () => zlib.gzipSync('x', { windowBits: 1 }),
  () => zlib.gzipSync('x', { chunkSize: 1 }), () => zlib.gzipSync('x', { memLevel: 'x' }),
  () => zlib.inflateSync(zlib.deflateSync(text), { maxOutputLength: 10 }), () => zlib.gzip('x'),
  () => zlib.createGzip({ strategy: 9 }), () => zlib.createDeflate({ dictionary: 1 }),
  () => zlib.createBrotliCompress({ params: { 999: 1 } }),
  () => zlib.gzipSync('x', { flush: 99 })]) {
  try {
    console.log(typeof action());
  } catch (error) {
    console.log(error.name, error.code, error.errno, error.message);
  }
}
zlib.gunzip(Buffer.from('junk'), (error) => console.log(error.code, error.errno, error.message));
zlib.gzip(text, (error, packed) => {
  zlib.unzip(packed, (e, back) => console.log(String(back) === text));
});
console.log(Object.keys(zlib.codes).sort().join(), zlib.constants.Z_BEST_COMPRESSION);
