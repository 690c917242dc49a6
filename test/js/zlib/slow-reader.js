'use strict';
// A reader that takes its time holds the decompressor back, and loses nothing.
const assert = require('assert');
const zlib = require('zlib');

const size = 1 << 20;
const packed = zlib.gzipSync(Buffer.alloc(size, 'abcdefgh'));
const stream = zlib.createGunzip({ chunkSize: 1024, highWaterMark: 2048 });
let got = 0, most = 0;
stream.end(packed);
function read() {
  most = Math.max(most, stream.readableLength);
  const chunk = stream.read(500) ?? stream.read();
  if (chunk !== null) {
    got += chunk.length;
    setImmediate(read);
  } else {
    stream.once('readable', read);
  }
}
stream.once('readable', read);
stream.on('end', () => assert.strictEqual(got, size));
process.on('exit', () => {
  assert.strictEqual(got, size);
  assert.ok(most <= 4096, `${most}`);
});
