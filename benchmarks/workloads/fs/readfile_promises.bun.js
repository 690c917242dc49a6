'use strict';

// The same by Bun.file(): its content as an ArrayBuffer.

const assert = require('assert');
const { option, task } = require('../workload');
const { bytesOf, fileOf } = require('../files');

const size = 4096;
const depth = option('depth', 1);
const files = Array.from({ length: 64 }, (_, i) => fileOf(`file-${i}`, size));
let at = 0;

async function reader(count) {
  for (let i = 0; i < count; i++) {
    const data = await Bun.file(files[at++ & 63]).arrayBuffer();
    if (data.byteLength !== size) throw new Error(`${data.byteLength} bytes`);
  }
}

task({
  batch: 4096,
  bytes: size,
  parameters: { depth },
  run: (count) => Promise.all(Array.from({ length: depth }, () => reader(count / depth))),
  async verify() {
    assert.ok(Buffer.from(await Bun.file(files[5]).arrayBuffer()).equals(bytesOf(size)));
  },
});
