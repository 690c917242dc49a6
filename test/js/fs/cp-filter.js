'use strict';
// cp asks its filter for every entry; only the promise form takes one that waits.
const assert = require('assert');
const fs = require('fs');
const path = require('path');
const folder = require('./fixtures/folder')('cp-filter');

const from = path.join(folder, 'from');
fs.mkdirSync(from);
for (const name of ['keep', 'drop']) fs.writeFileSync(path.join(from, name), name);
const seen = [];
fs.cpSync(from, path.join(folder, 'a'), {
  recursive: true,
  filter(src) {
    seen.push(path.basename(src));
    return !src.endsWith('drop');
  },
});
assert.deepStrictEqual(fs.readdirSync(path.join(folder, 'a')), ['keep']);
assert.deepStrictEqual(seen.sort(), ['drop', 'from', 'keep']);
assert.throws(() => fs.cpSync(from, path.join(folder, 'b'), { recursive: true, filter: async () =>
  true }),
  { code: 'ERR_INVALID_RETURN_VALUE' });
fs.promises.cp(from, path.join(folder, 'c'), {
  recursive: true, filter: async (src) => !src.endsWith('keep'),
}).then(() => assert.deepStrictEqual(fs.readdirSync(path.join(folder, 'c')), ['drop']));
