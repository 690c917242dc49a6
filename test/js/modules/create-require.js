'use strict';
// module.createRequire: require() as a file of that name would have it.
const assert = require('assert');
const path = require('path');
const { createRequire } = require('module');
const { pathToFileURL } = require('url');
const { makeTree } = require('../fixtures/program');

const folder = makeTree({
  'node_modules/pkg/index.js': 'module.exports = "pkg"', 'near.js': 'module.exports = "near"',
});
const there = path.join(folder, 'not-a-file.js');
for (const name of [there, pathToFileURL(there), String(pathToFileURL(there)), `${folder}/`]) {
  const load = createRequire(name);
  assert.strictEqual(load('pkg'), 'pkg');
  assert.strictEqual(load('./near'), 'near');
  assert.strictEqual(load.cache, require.cache);
}
for (const name of ['relative.js', 'https://example.com/x.js', undefined, 5]) {
  assert.throws(() => createRequire(name), { code: 'ERR_INVALID_ARG_VALUE' });
}
