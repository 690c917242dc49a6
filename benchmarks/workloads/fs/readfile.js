'use strict';

// fs.readFile of small files: `depth` calls are under way at any time.
//
// kind: task
// unit: file
// limit: files readFile
// metric: rate
// sweep: depth=1,32
// target: all 4.0 of peer at depth=1
// target: all 1.25 of peer at depth=32

const assert = require('assert');
const fs = require('fs');
const { option, task } = require('../workload');
const { bytesOf, fileOf, inFlight } = require('../files');

const depth = option('depth', 1);
const size = option('size', 4096);
const files = Array.from({ length: 64 }, (_, i) => fileOf(`file-${i}`, size));
let at = 0;

task({
  batch: 512 * Math.min(depth, 8),
  bytes: size,
  parameters: { depth },
  run: (count) => inFlight(depth, count, (done) => {
    fs.readFile(files[at++ & 63], (error, data) => {
      if (!error && data.length !== size) error = new Error(`${data.length} bytes`);
      done(error);
    });
  }),
  async verify() {
    const data = await new Promise((resolve, reject) => {
      fs.readFile(files[0], (error, bytes) => (error ? reject(error) : resolve(bytes)));
    });
    assert.ok(data.equals(bytesOf(size)));
  },
});
