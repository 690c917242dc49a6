'use strict';

// A file copied through createReadStream().pipe(createWriteStream()).
//
// kind: task
// unit: copy
// metric: bytes
// target: all 2.5 of node-api

const assert = require('assert');
const fs = require('fs');
const path = require('path');
const { task } = require('../workload');
const { bytesOf, fileOf, folder } = require('../files');

const size = 64 * 1024 * 1024;
const from = fileOf('from', size);
const to = path.join(folder, 'to');

const copy = () => new Promise((resolve, reject) => {
  const source = fs.createReadStream(from).on('error', reject);
  source.pipe(fs.createWriteStream(to)).on('error', reject).on('close', resolve);
});

task({
  bytes: size,
  run: copy,
  async verify() {
    await copy();
    assert.ok(fs.readFileSync(to).equals(bytesOf(size)));
  },
});
