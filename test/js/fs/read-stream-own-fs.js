'use strict';
// A stream uses the functions that its fs option gives.
const assert = require('assert');
const fs = require('fs');
const path = require('path');
const folder = require('./fixtures/folder')('read-stream-own-fs');

const file = path.join(folder, 'file');
fs.writeFileSync(file, 'abc');
const calls = [];
const own = {};
for (const name of ['open', 'read', 'close']) {
  own[name] = (...args) => {
    calls.push(name);
    return fs[name](...args);
  };
}
fs.createReadStream(file, { fs: own }).on('data', () => {}).on('close', () => {
  assert.deepStrictEqual(calls, ['open', 'read', 'read', 'close']);
});
assert.throws(() => fs.createReadStream(file, { fs: { open: 1 } }),
  { code: 'ERR_INVALID_ARG_TYPE' });
