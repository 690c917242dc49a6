'use strict';

// The same by Bun.write(), which gives the whole copy to the system.

const assert = require('assert');
const fs = require('fs');
const path = require('path');
const { task } = require('../workload');
const { bytesOf, fileOf, folder } = require('../files');

const size = 64 * 1024 * 1024;
const from = fileOf('from', size);
const to = path.join(folder, 'to');
const copy = () => Bun.write(to, Bun.file(from)).then(() => undefined);

task({
  bytes: size,
  run: copy,
  async verify() {
    await copy();
    assert.ok(fs.readFileSync(to).equals(bytesOf(size)));
  },
});
