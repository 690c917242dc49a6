'use strict';
// Broken input is an error with zlib's code, number and message.
const assert = require('assert');
const zlib = require('zlib');

assert.throws(() => zlib.gunzipSync(Buffer.from('no gzip at all')),
  { code: 'Z_DATA_ERROR', errno: -3, message: 'incorrect header check' });
assert.throws(() => zlib.inflateSync(zlib.deflateSync('cut').subarray(0, 5)),
  { code: 'Z_BUF_ERROR', errno: -5, message: 'unexpected end of file' });
assert.throws(() => zlib.gunzipSync(zlib.gzipSync(Buffer.alloc(1000)), { maxOutputLength: 10 }),
  { code: 'ERR_BUFFER_TOO_LARGE' });
assert.throws(() => zlib.createGzip({ level: 10 }), { code: 'ERR_OUT_OF_RANGE' });
assert.throws(() => zlib.gzipSync(5), { code: 'ERR_INVALID_ARG_TYPE' });
let told = 0;
zlib.inflate(Buffer.from('broken'), (error) => {
  assert.strictEqual(error.code, 'Z_DATA_ERROR');
  told++;
});
process.on('exit', () => assert.strictEqual(told, 1));
