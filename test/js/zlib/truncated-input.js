'use strict';
// Input that ends too early is an error; with a softer finishFlush it gives what there is.
const assert = require('assert');
const zlib = require('zlib');

const text = Buffer.from(Array.from({ length: 3000 }, (_, i) => `line ${i}\n`).join(''));
for (const [there, back] of [['gzip', 'gunzip'], ['deflate', 'inflate'], ['brotliCompress',
  'brotliDecompress']]) {
  const packed = zlib[`${there}Sync`](text);
  const cut = packed.subarray(0, packed.length - 50);
  const expected = { name: 'Error', code: 'Z_BUF_ERROR', errno: -5,
    message: 'unexpected end of file' };
  assert.throws(() => zlib[`${back}Sync`](cut), expected);
  zlib[back](cut, (error) => assert.throws(() => { throw error; }, expected));
  const finishFlush = there === 'brotliCompress' ?
    zlib.constants.BROTLI_OPERATION_FLUSH : zlib.constants.Z_SYNC_FLUSH;
  const part = zlib[`${back}Sync`](cut, { finishFlush });
  assert.ok(part.length > 0 && text.subarray(0, part.length).equals(part));
}
