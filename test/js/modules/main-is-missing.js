'use strict';
// A "main" that does not exist: the index instead, with a warning; without one, an error that says
// so.
const assert = require('assert');
const path = require('path');
const { makeTree } = require('../fixtures/program');

const folder = makeTree({
  'index-left/package.json': { main: 'gone.js' },
  'index-left/index.js': 'module.exports = "index"',
  'nothing-left/package.json': { main: 'gone.js' },
});
process.removeAllListeners('warning'); // that is who prints it
process.once('warning', (warning) => {
  assert.strictEqual(warning.code, 'DEP0128');
  console.log('warned');
});
assert.strictEqual(require(path.join(folder, 'index-left')), 'index');
const target = path.join(folder, 'nothing-left/gone.js');
assert.throws(() => require(path.join(folder, 'nothing-left')), {
  code: 'MODULE_NOT_FOUND',
  message: `Cannot find module '${target}'. ` +
    'Please verify that the package.json has a valid "main" entry',
  path: path.join(folder, 'nothing-left/package.json'),
});
