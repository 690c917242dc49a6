'use strict';
// After flush() the reader can decode everything that was written before.
const assert = require('assert');
const zlib = require('zlib');

let told = 0;
for (const [create, decode, finishFlush] of [
  ['createGzip', 'gunzipSync', zlib.constants.Z_SYNC_FLUSH], ['createDeflate', 'inflateSync',
    zlib.constants.Z_SYNC_FLUSH],
  ['createBrotliCompress', 'brotliDecompressSync', zlib.constants.BROTLI_OPERATION_FLUSH],
]) {
  const stream = zlib[create]();
  const chunks = [];
  stream.on('data', (chunk) => chunks.push(chunk));
  stream.write('first part');
  stream.flush(() => {
    const text = zlib[decode](Buffer.concat(chunks), { finishFlush }).toString();
    assert.strictEqual(text, 'first part');
    stream.end();
    told++;
  });
}
const ended = zlib.createGzip();
ended.resume();
ended.end('x');
ended.flush(() => told++);
process.on('exit', () => assert.strictEqual(told, 4));
