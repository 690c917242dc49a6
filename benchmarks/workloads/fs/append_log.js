'use strict';

// A log: 20,000 lines of 100 bytes appended through one WriteStream, its backpressure observed.
//
// kind: task
// unit: log
// metric: bytes
// target: all 1.0 of peer

const assert = require('assert');
const fs = require('fs');
const path = require('path');
const { task } = require('../workload');
const { folder } = require('../files');

const lines = 20000;
const line = `${'a line of a log '.repeat(6)}of\n`.padStart(100, '.');
const file = path.join(folder, 'log');

const log = () => new Promise((resolve, reject) => {
  const stream = fs.createWriteStream(file, { flags: 'w' });
  stream.on('error', reject).on('close', resolve);
  let left = lines;
  const more = () => {
    while (left > 0) {
      left--;
      if (!stream.write(line)) {
        stream.once('drain', more);
        return;
      }
    }
    stream.end();
  };
  more();
});

task({
  bytes: lines * line.length,
  run: log,
  async verify() {
    await log();
    assert.strictEqual(fs.readFileSync(file, 'latin1'), line.repeat(lines));
  },
});
