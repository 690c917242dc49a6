'use strict';
// Memory that an earlier ArrayBuffer had is cleared before a program sees it again.
const assert = require('assert');

const sizes = [1000, 1025, 1280, 1281, 4096, 5000, 65536, 100000, 131072, 131073];
// The engine collects many of them meanwhile.
for (let round = 0; round < 40; round++) {
  for (const size of sizes) {
    for (let i = 0; i < 8; i++) Buffer.allocUnsafeSlow(size).fill(0xff);
    const arrays = [new Uint8Array(size), new Uint8Array(new ArrayBuffer(size)),
      Buffer.alloc(size), new Uint8Array(new Float64Array(Math.ceil(size / 8)).buffer)];
    for (const array of arrays) {
      assert.ok(Buffer.from(array.buffer, array.byteOffset, array.length).equals(
        Buffer.alloc(array.length, 0)), `${size} bytes`);
    }
  }
}
