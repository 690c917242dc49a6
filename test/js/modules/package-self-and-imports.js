'use strict';
// A package requires itself by its name, and its private "imports" by names with '#'.
const assert = require('assert');
const path = require('path');
const { makeTree } = require('../fixtures/program');

const folder = makeTree({
  'package.json': {
    name: 'self',
    exports: { '.': './index.js', './part': './lib/part.js' },
    imports: {
      '#dep': { node: 'dep', default: './shim.js' },
      '#internal/*': './lib/*.js',
      '#path': 'path',
      '#gone': './gone.js',
    },
  },
  'index.js': 'module.exports = "self"',
  'lib/part.js': 'module.exports = "part"',
  'lib/load.js': 'module.exports = (id) => require(id)',
  'node_modules/dep/index.js': 'module.exports = "dep"',
});
const load = require(path.join(folder, 'lib/load.js'));
assert.strictEqual(load('self'), 'self');
assert.strictEqual(load('self/part'), 'part');
assert.throws(() => load('self/lib/load.js'), { code: 'ERR_PACKAGE_PATH_NOT_EXPORTED' });
assert.strictEqual(load('#dep'), 'dep');
assert.strictEqual(load('#internal/part'), 'part');
assert.strictEqual(load('#path'), require('path'));
assert.throws(() => load('#gone'), { code: 'MODULE_NOT_FOUND' });
assert.throws(() => load('#other'), {
  code: 'ERR_PACKAGE_IMPORT_NOT_DEFINED',
  message: `Package import specifier "#other" is not defined in package ${folder}/package.json ` +
    `imported from ${folder}/lib/load.js`,
});
assert.throws(() => load('#/x'), { code: 'ERR_INVALID_MODULE_SPECIFIER' });
