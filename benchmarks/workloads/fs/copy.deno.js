'use strict';

// The same by the readable and writable streams of Deno.open().

const assert = require('assert');
const fs = require('fs');
const path = require('path');
const { task } = require('../workload');
const { bytesOf, fileOf, folder } = require('../files');

const size = 64 * 1024 * 1024;
const from = fileOf('from', size);
const to = path.join(folder, 'to');

async function copy() {
  const source = await Deno.open(from);
  const target = await Deno.create(to);
  await source.readable.pipeTo(target.writable);
}

task({
  bytes: size,
  run: copy,
  async verify() {
    await copy();
    assert.ok(fs.readFileSync(to).equals(bytesOf(size)));
  },
});
