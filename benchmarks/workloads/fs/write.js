'use strict';

// fs.write of 4 KiB at places of one open file, `depth` calls under way at any time.
//
// kind: task
// unit: write
// metric: rate
// sweep: depth=1,32
// target: all 1.0 of peer

const assert = require('assert');
const fs = require('fs');
const { option, task } = require('../workload');
const { bytesOf, fileOf, inFlight } = require('../files');

const size = 4096;
const places = 256;
const depth = option('depth', 1);
const file = fileOf('data', size * places);
const fd = fs.openSync(file, 'r+');
const block = bytesOf(size);
let at = 0;

task({
  batch: 512 * Math.min(depth, 8),
  bytes: size,
  parameters: { depth },
  run: (count) => inFlight(depth, count, (done) => {
    fs.write(fd, block, 0, size, (at++ % places) * size, (error, written) => {
      done(error ?? (written === size ? null : new Error(`${written} bytes`)));
    });
  }),
  async verify() {
    const other = Buffer.alloc(size, 'x');
    await new Promise((resolve, reject) => {
      fs.write(fd, other, 0, size, 3 * size, (error) => (error ? reject(error) : resolve()));
    });
    const now = fs.readFileSync(file);
    assert.ok(now.subarray(3 * size, 4 * size).equals(other));
    assert.ok(now.subarray(4 * size).equals(bytesOf(size * places).subarray(4 * size)));
  },
});
