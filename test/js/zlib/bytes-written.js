'use strict';
// bytesWritten counts the input that was worked on.
const assert = require('assert');
const zlib = require('zlib');

const packed = zlib.gzipSync(Buffer.alloc(5000, 'a'));
const stream = zlib.createGunzip();
stream.resume();
stream.on('end', () => {
  assert.strictEqual(stream.bytesWritten, packed.length);
  assert.strictEqual(stream.bytesRead, packed.length);
});
stream.write(packed.subarray(0, 10));
stream.end(packed.subarray(10));
