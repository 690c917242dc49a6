'use strict';
// Broken data destroys the stream with zlib's error; a broken checksum is found at the end.
const assert = require('assert');
const zlib = require('zlib');

const codes = [];
function feed(stream, data) {
  stream.on('error', (error) => {
    codes.push(`${error.code} ${error.errno} ${error.message}`);
    assert.ok(stream.destroyed);
  });
  stream.on('end', () => assert.fail('ended'));
  stream.resume();
  stream.end(data);
}
feed(zlib.createGunzip(), 'no gzip at all');
const broken = zlib.gzipSync('text');
broken[broken.length - 6] ^= 1;
feed(zlib.createGunzip(), broken);
feed(zlib.createInflate(), zlib.deflateSync('x', { dictionary: Buffer.from('y') }));
feed(zlib.createBrotliDecompress(), Buffer.from('hello world \xff\xff\xff', 'latin1'));
process.on('exit', () => assert.deepStrictEqual(codes.sort(), [
  'ERR__ERROR_FORMAT_CL_SPACE -6 Decompression failed',
  'Z_DATA_ERROR -3 incorrect data check',
  'Z_DATA_ERROR -3 incorrect header check',
  'Z_NEED_DICT 2 Missing dictionary',
]));
