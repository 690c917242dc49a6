'use strict';
// A module runs once; require.cache holds it by file name, and deleting it there makes it run
// again.
const assert = require('assert');
const path = require('path');
const { makeTree } = require('../fixtures/program');

const folder = makeTree({
  'counter.js': 'global.counted = (global.counted ?? 0) + 1; exports.n = counted;',
});
const file = path.join(folder, 'counter.js');
const first = require(file);
assert.strictEqual(require(path.join(folder, 'counter')), first);
assert.strictEqual(global.counted, 1);
assert.strictEqual(require.cache[file].exports, first);
assert.strictEqual(require.cache[file].loaded, true);
delete require.cache[file];
assert.strictEqual(require(file).n, 2);
require.cache[file].exports = { replaced: true };
assert.deepStrictEqual(require(file), { replaced: true });
