'use strict';
// Options out of range, or of the wrong kind.
const assert = require('assert');
const zlib = require('zlib');

const bad = {
  level: [10, -2, Infinity], memLevel: [0, 10], windowBits: [7, 16], strategy: [-1, 5],
  chunkSize: [0, 63, Infinity], flush: [-1, 6], finishFlush: [6], maxOutputLength: [0],
};
for (const [name, values] of Object.entries(bad)) {
  for (const value of values) {
    assert.throws(() => zlib.createDeflate({ [name]: value }), { name: 'RangeError',
      code: 'ERR_OUT_OF_RANGE' });
    assert.throws(() => zlib.deflateSync('a', { [name]: value }), { code: 'ERR_OUT_OF_RANGE' });
  }
  assert.throws(() => zlib.createDeflate({ [name]: 'x' }), { code: 'ERR_INVALID_ARG_TYPE' });
}
assert.throws(() => zlib.createGzip({ chunkSize: 5 }),
  { message: 'The value of "options.chunkSize" is out of range. It must be >= 64. Received 5' });
assert.throws(() => zlib.createGzip({ level: 10 }),
  { message: 'The value of "options.level" is out of range. It must be >= -1 and <= 9. ' +
    'Received 10' });
assert.throws(() => zlib.createGzip({ windowBits: 8 }), { code: 'ERR_OUT_OF_RANGE' });
assert.throws(() => zlib.createDeflate({ dictionary: 'abc' }), { code: 'ERR_INVALID_ARG_TYPE' });
assert.throws(() => zlib.createBrotliCompress({ params: { 99: 1 } }),
  { name: 'RangeError', code: 'ERR_BROTLI_INVALID_PARAM',
    message: '99 is not a valid Brotli parameter' });
assert.throws(() => zlib.createBrotliCompress({ params: { 1: 'x' } }),
  { code: 'ERR_INVALID_ARG_TYPE' });
