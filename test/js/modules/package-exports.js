'use strict';
// "exports" of package.json: subpaths, patterns, conditions, and what it keeps private.
const assert = require('assert');
const path = require('path');
const { makeTree } = require('../fixtures/program');

const folder = makeTree({
  'node_modules/pkg/package.json': {
    name: 'pkg',
    exports: {
      '.': { import: './main.mjs', require: './main.cjs' },
      './sub': './lib/sub.js',
      './features/*.js': './lib/features/*.js',
      './features/private-*.js': null,
      './nested': { node: { browser: './no.js', default: './lib/nested.js' }, default: './no.js' },
      './list': ['not-valid', './lib/sub.js'],
      './escape': '../outside.js',
      './none': { browser: './browser.js' },
    },
  },
  'node_modules/pkg/main.cjs': 'module.exports = "main.cjs"',
  'node_modules/pkg/lib/sub.js': 'module.exports = "sub"',
  'node_modules/pkg/lib/nested.js': 'module.exports = "nested"',
  'node_modules/pkg/lib/features/x.js': 'module.exports = "x"',
  'node_modules/pkg/lib/features/deep/y.js': 'module.exports = "y"',
  'node_modules/sugar/package.json': { exports: './entry.js' },
  'node_modules/sugar/entry.js': 'module.exports = "sugar"',
  'node_modules/mixed/package.json': { exports: { '.': './a.js', 'import': './b.js' } },
  'load.js': 'module.exports = (id) => require(id)',
});
const load = require(path.join(folder, 'load.js'));
assert.strictEqual(load('pkg'), 'main.cjs');
assert.strictEqual(load('pkg/sub'), 'sub');
assert.strictEqual(load('pkg/features/x.js'), 'x');
assert.strictEqual(load('pkg/features/deep/y.js'), 'y');
assert.strictEqual(load('pkg/nested'), 'nested');
assert.strictEqual(load('pkg/list'), 'sub');
assert.strictEqual(load('sugar'), 'sugar');

const pkg = path.join(folder, 'node_modules/pkg/');
const notExported = (subpath) => ({
  name: 'Error',
  code: 'ERR_PACKAGE_PATH_NOT_EXPORTED',
  message: `Package subpath '${subpath}' is not defined by "exports" in ${pkg}package.json`,
});
assert.throws(() => load('pkg/lib/sub.js'), notExported('./lib/sub.js'));
assert.throws(() => load('pkg/features/private-a.js'), notExported('./features/private-a.js'));
assert.throws(() => load('pkg/none'), notExported('./none'));
assert.throws(() => load('pkg/escape'), {
  code: 'ERR_INVALID_PACKAGE_TARGET',
  message: `Invalid "exports" target "../outside.js" defined for './escape' ` +
    'in the package config ' +
    `${pkg}package.json; targets must start with "./"`,
});
assert.throws(() => load('pkg/features/../../main.cjs'), { code: 'ERR_PACKAGE_PATH_NOT_EXPORTED' });
assert.throws(() => load('sugar/entry.js'), { code: 'ERR_PACKAGE_PATH_NOT_EXPORTED' });
assert.throws(() => load('mixed'), { code: 'ERR_INVALID_PACKAGE_CONFIG' });
assert.throws(() => load('pkg/features/gone.js'), {
  code: 'MODULE_NOT_FOUND', message: `Cannot find module '${pkg}lib/features/gone.js'`,
});
