'use strict';
// require() of an ECMAScript module is refused with an explanation that fits the case.
const assert = require('assert');
const path = require('path');
const { makeTree } = require('../fixtures/program');

const folder = makeTree({
  'a.mjs': 'export default 1', 'typed/package.json': { type: 'module' },
  'typed/esm.js': 'export default 1', 'typed/cjs.js': 'module.exports = 1',
  'typed/fine.cjs': 'module.exports = "fine"',
  'load.js': 'module.exports = (id) => require(id)',
});
const load = require(path.join(folder, 'load.js'));
const from = path.join(folder, 'load.js');
const file = (name) => path.join(folder, name);
assert.throws(() => load('./a.mjs'), {
  code: 'ERR_REQUIRE_ESM',
  message: `require() of ES Module ${file('a.mjs')} not supported.\n` +
    'Instead change the require of ' +
    `${file('a.mjs')} to a dynamic import() which is available in all CommonJS modules.`,
});
assert.throws(() => load('./typed/esm.js'), {
  code: 'ERR_REQUIRE_ESM',
  message: `require() of ES Module ${file('typed/esm.js')} from ${from} not supported.\nInstead ` +
    `change the require of esm.js in ${from} to a dynamic import() which is available in all ` +
    'CommonJS modules.',
});
assert.throws(() => load('./typed/cjs.js'), (error) => error.code === 'ERR_REQUIRE_ESM' &&
  error.message.includes('cjs.js is treated as an ES module file as it is a .js file whose nearest '
    + 'parent package.json contains "type": "module"'));
assert.strictEqual(load('./typed/fine.cjs'), 'fine');
