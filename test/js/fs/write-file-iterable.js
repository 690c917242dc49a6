'use strict';
// fs.promises.writeFile writes iterables, async ones, and streams.
const assert = require('assert');
const fs = require('fs');
const path = require('path');
const folder = require('./fixtures/folder')('write-file-iterable');

const file = path.join(folder, 'file');
const { Readable } = require('stream');
(async () => {
  await fs.promises.writeFile(file, ['a', 'b']);
  assert.strictEqual(fs.readFileSync(file, 'utf8'), 'ab');
  await fs.promises.writeFile(file, Readable.from(['c', Buffer.from('d')]));
  assert.strictEqual(fs.readFileSync(file, 'utf8'), 'cd');
  await assert.rejects(fs.promises.writeFile(file, [1]), { code: 'ERR_INVALID_ARG_TYPE' });
  await assert.rejects(fs.promises.writeFile(file, 'x', { signal: AbortSignal.abort() }),
    { name: 'AbortError' });
})();
