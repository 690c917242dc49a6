'use strict';
// A closed FileHandle has fd -1, tells of its close once, and refuses work with EBADF.
const assert = require('assert');
const fs = require('fs');
const path = require('path');
const folder = require('./fixtures/folder')('file-handle-close');

const file = path.join(folder, 'file');
(async () => {
  fs.writeFileSync(file, 'text');
  const handle = await fs.promises.open(file);
  assert.ok(handle.fd > 2);
  let closed = 0;
  handle.on('close', () => closed++);
  await handle.close();
  assert.strictEqual(handle.fd, -1);
  assert.strictEqual(closed, 1);
  await handle.close();
  await assert.rejects(handle.stat(), { code: 'EBADF', syscall: 'fstat', message: 'file closed' });
  await assert.rejects(handle.readFile(), { code: 'EBADF' });
})();
