'use strict';

// fs.stat of files, 64 calls under way at any time.
//
// kind: task
// unit: stat
// limit: files stat
// metric: rate
// sweep: depth=1,64
// target: all 1.1 of peer at depth=64

const assert = require('assert');
const fs = require('fs');
const { option, task } = require('../workload');
const { fileOf, inFlight } = require('../files');

const depth = option('depth', 64);
const files = Array.from({ length: 64 }, (_, i) => fileOf(`file-${i}`, i));
let at = 0;

task({
  batch: 4096,
  parameters: { depth },
  run: (count) => inFlight(depth, count, (done) => {
    const i = at++ & 63;
    fs.stat(files[i], (error, stats) => {
      if (!error && stats.size !== i) error = new Error(`size ${stats.size}`);
      done(error);
    });
  }),
  async verify() {
    const stats = await fs.promises.stat(files[40]);
    assert.ok(stats.isFile());
    assert.strictEqual(stats.size, 40);
  },
});
