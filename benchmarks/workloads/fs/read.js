'use strict';

// fs.read of 4 KiB at places of one open file: `depth` calls are under way at any time.
//
// kind: task
// unit: read
// limit: files read
// metric: rate
// sweep: depth=1,32,128
// target: all 10 of peer at depth=1
// target: all 1.3 of peer at depth=32
// target: all 1.2 of peer at depth=128

const assert = require('assert');
const fs = require('fs');
const { option, task } = require('../workload');
const { bytesOf, fileOf } = require('../files');

const size = 4096;
const places = 256;
const depth = option('depth', 1);
const fd = fs.openSync(fileOf('data', size * places), 'r');

// Each of the `depth` readers has a buffer, and reads until all of `count` are read.
function readAll(count) {
  return new Promise((resolve, reject) => {
    let begun = 0;
    let ended = 0;
    const reader = (buffer) => {
      const next = () => {
        const position = (begun++ % places) * size;
        fs.read(fd, buffer, 0, size, position, onRead);
      };
      const onRead = (error, bytes) => {
        if (error || bytes !== size) reject(error ?? new Error(`${bytes} bytes`));
        else if (++ended === count) resolve();
        else if (begun < count) next();
      };
      next();
    };
    for (let i = 0; i < Math.min(depth, count); i++) reader(Buffer.alloc(size));
  });
}

task({
  batch: 1024 * Math.min(depth, 8),
  bytes: size,
  parameters: { depth },
  run: readAll,
  async verify() {
    const expected = bytesOf(size * places);
    for (const place of [0, 7, places - 1]) {
      const buffer = Buffer.alloc(size);
      await new Promise((resolve, reject) => {
        fs.read(fd, buffer, 0, size, place * size, (error) => (error ? reject(error) : resolve()));
      });
      assert.ok(buffer.equals(expected.subarray(place * size, (place + 1) * size)));
    }
  },
});
