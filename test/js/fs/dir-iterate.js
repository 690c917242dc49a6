'use strict';
// for await over a Dir sees every entry, and closes it.
const assert = require('assert');
const fs = require('fs');
const path = require('path');
const folder = require('./fixtures/folder')('dir-iterate');

for (const name of ['x', 'y', 'z']) fs.writeFileSync(path.join(folder, name), '');
(async () => {
  const dir = await fs.promises.opendir(folder);
  const names = [];
  for await (const entry of dir) {
    assert.ok(entry.isFile());
    names.push(entry.name);
  }
  assert.deepStrictEqual(names.sort(), ['x', 'y', 'z']);
  await assert.rejects(async () => dir.close(), { code: 'ERR_DIR_CLOSED' });
})();
