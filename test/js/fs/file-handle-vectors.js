'use strict';
// FileHandle readv and writev go over several buffers in order.
const assert = require('assert');
const fs = require('fs');
const path = require('path');
const folder = require('./fixtures/folder')('file-handle-vectors');

const file = path.join(folder, 'file');
(async () => {
  const handle = await fs.promises.open(file, 'w+');
  const out = [Buffer.from('ab'), Buffer.from('cde')];
  assert.strictEqual((await handle.writev(out)).bytesWritten, 5);
  const into = [Buffer.alloc(3), Buffer.alloc(3)];
  const { bytesRead, buffers } = await handle.readv(into, 0);
  assert.strictEqual(bytesRead, 5);
  assert.strictEqual(buffers, into);
  assert.strictEqual(into[0].toString() + into[1].toString('utf8', 0, 2), 'abcde');
  await handle.close();
})();
