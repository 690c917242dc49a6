'use strict';
// Every pair of compressor and decompressor gives back what it got: sync, async, and as streams.
const assert = require('assert');
const zlib = require('zlib');

const input = Buffer.alloc(100000, 'what goes in comes out ');
const pairs = [['gzip', 'gunzip'], ['deflate', 'inflate'], ['deflateRaw', 'inflateRaw'],
  ['gzip', 'unzip'], ['deflate', 'unzip'], ['brotliCompress', 'brotliDecompress']];
let pending = 0;
for (const [there, back] of pairs) {
  const packed = zlib[`${there}Sync`](input);
  assert.ok(packed.length < input.length / 10);
  assert.ok(zlib[`${back}Sync`](packed).equals(input));
  pending++;
  zlib[there](input, (error, result) => {
    assert.ifError(error);
    zlib[back](result, (again, output) => {
      assert.ifError(again);
      assert.ok(output.equals(input));
      pending--;
    });
  });
}
const gzip = zlib.createGzip();
const gunzip = zlib.createGunzip();
let size = 0;
gzip.pipe(gunzip).on('data', (chunk) => { size += chunk.length; });
for (let i = 0; i < 20; i++) gzip.write(input);
gzip.end();
process.on('exit', () => {
  assert.strictEqual(pending, 0);
  assert.strictEqual(size, 20 * input.length);
});
