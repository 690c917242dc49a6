'use strict';

// fs.open and fs.close of files that exist, `depth` under way at any time.
//
// kind: task
// unit: file
// metric: rate
// sweep: depth=1,32
// target: all 1.0 of peer

const assert = require('assert');
const fs = require('fs');
const { option, task } = require('../workload');
const { bytesOf, fileOf, inFlight } = require('../files');

const depth = option('depth', 1);
const files = Array.from({ length: 64 }, (_, i) => fileOf(`file-${i}`, 16));
let at = 0;

task({
  batch: 2048,
  parameters: { depth },
  run: (count) => inFlight(depth, count, (done) => {
    fs.open(files[at++ & 63], 'r', (error, fd) => (error ? done(error) : fs.close(fd, done)));
  }),
  async verify() {
    const fd = await new Promise((resolve, reject) => {
      fs.open(files[9], 'r', (error, opened) => (error ? reject(error) : resolve(opened)));
    });
    assert.ok(fs.readFileSync(fd).equals(bytesOf(16)));
    fs.closeSync(fd);
    assert.throws(() => fs.fstatSync(fd), { code: 'EBADF' });
  },
});
