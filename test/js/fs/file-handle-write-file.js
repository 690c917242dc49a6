'use strict';
// FileHandle.writeFile goes on from where the file stands; iterables are written piece by piece.
const assert = require('assert');
const fs = require('fs');
const path = require('path');
const folder = require('./fixtures/folder')('file-handle-write-file');

const file = path.join(folder, 'file');
(async () => {
  const handle = await fs.promises.open(file, 'w+');
  await handle.writeFile('one ');
  await handle.writeFile(['two ', 'three ']);
  await handle.appendFile((async function* parts() { yield 'four'; })());
  assert.strictEqual(fs.readFileSync(file, 'utf8'), 'one two three four');
  assert.strictEqual(await handle.readFile('utf8'), '');
  await handle.close();
})();
