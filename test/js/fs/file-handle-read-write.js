'use strict';
// A FileHandle reads and writes at positions and at its own place.
const assert = require('assert');
const fs = require('fs');
const path = require('path');
const folder = require('./fixtures/folder')('file-handle-read-write');

const file = path.join(folder, 'file');
(async () => {
  const handle = await fs.promises.open(file, 'w+');
  const { bytesWritten, buffer } = await handle.write(Buffer.from('hello world'), 0, 11);
  assert.strictEqual(bytesWritten, 11);
  assert.ok(Buffer.isBuffer(buffer));
  await handle.write('J', 0);
  const into = Buffer.alloc(5);
  const read = await handle.read(into, 0, 5, 6);
  assert.strictEqual(read.bytesRead, 5);
  assert.strictEqual(read.buffer, into);
  assert.strictEqual(into.toString(), 'world');
  const own = await handle.read({ position: 0 });
  assert.strictEqual(own.buffer.toString('utf8', 0, own.bytesRead), 'Jello world');
  await handle.truncate(5);
  assert.strictEqual((await handle.stat()).size, 5);
  await handle.close();
})();
