'use strict';
// A path is a string, bytes, or a file URL.
const assert = require('assert');
const fs = require('fs');
const path = require('path');
const folder = require('./fixtures/folder')('path-kinds');

const file = path.join(folder, 'file');
const { pathToFileURL } = require('url');
fs.writeFileSync(pathToFileURL(file), 'url');
assert.strictEqual(fs.readFileSync(Buffer.from(file), 'utf8'), 'url');
assert.strictEqual(fs.readFileSync(new Uint8Array(Buffer.from(file)), 'utf8'), 'url');
for (const bad of [undefined, null, {}, [], true, 1n]) {
  assert.throws(() => fs.statSync(bad), { code: 'ERR_INVALID_ARG_TYPE', name: 'TypeError' });
}
assert.throws(() => fs.statSync(new URL('http://host/x')), { code: 'ERR_INVALID_URL_SCHEME' });
