'use strict';

// The same by Deno.readFile().

const assert = require('assert');
const { option, task } = require('../workload');
const { bytesOf, fileOf } = require('../files');

const size = 4096;
const depth = option('depth', 1);
const files = Array.from({ length: 64 }, (_, i) => fileOf(`file-${i}`, size));
let at = 0;

async function reader(count) {
  for (let i = 0; i < count; i++) {
    const data = await Deno.readFile(files[at++ & 63]);
    if (data.length !== size) throw new Error(`${data.length} bytes`);
  }
}

task({
  batch: 4096,
  bytes: size,
  parameters: { depth },
  run: (count) => Promise.all(Array.from({ length: depth }, () => reader(count / depth))),
  async verify() {
    assert.ok(Buffer.from(await Deno.readFile(files[5])).equals(bytesOf(size)));
  },
});
