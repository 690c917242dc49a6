'use strict';
// Packages are looked for in the node_modules of the requiring file's folder, and of those above.
const assert = require('assert');
const path = require('path');
const { makeTree } = require('../fixtures/program');

const folder = makeTree({
  'node_modules/outer/index.js': 'module.exports = "outer"',
  'node_modules/both/index.js': 'module.exports = "both, outer"',
  'node_modules/@scope/pkg/package.json': { main: 'm.js' },
  'node_modules/@scope/pkg/m.js': 'module.exports = "scoped"',
  'node_modules/outer/sub/file.js': 'module.exports = require("both")',
  'app/node_modules/both/index.js': 'module.exports = "both, inner"',
  'app/main.js': `module.exports = [require('outer'), require('both'), require('@scope/pkg'),
    require('outer/sub/file'), require.resolve('both')]`,
});
const [outer, both, scoped, sub, resolved] = require(path.join(folder, 'app/main.js'));
assert.deepStrictEqual([outer, both, scoped, sub],
  ['outer', 'both, inner', 'scoped', 'both, outer']);
assert.strictEqual(resolved, path.join(folder, 'app/node_modules/both/index.js'));
