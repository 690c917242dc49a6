'use strict';
// Streams of a FileHandle use it, and close it at the end.
const assert = require('assert');
const fs = require('fs');
const path = require('path');
const folder = require('./fixtures/folder')('write-stream-handle');

const file = path.join(folder, 'file');
(async () => {
  const handle = await fs.promises.open(file, 'w+');
  const stream = handle.createWriteStream();
  stream.end('through a handle');
  await new Promise((resolve) => { stream.on('close', resolve); });
  assert.strictEqual(handle.fd, -1);
  const again = await fs.promises.open(file);
  const parts = [];
  for await (const part of again.createReadStream({ start: 10,
    encoding: 'utf8' })) parts.push(part);
  assert.strictEqual(parts.join(''), 'handle');
})();
