'use strict';
// A module that is not there: MODULE_NOT_FOUND, with who required whom.
const assert = require('assert');
const path = require('path');
const { makeTree } = require('../fixtures/program');

const folder = makeTree({ 'a.js': "require('./b');", 'b.js': "require('not-installed');" });
const [a, b] = ['a.js', 'b.js'].map((name) => path.join(folder, name));
assert.throws(() => require(a), {
  name: 'Error',
  code: 'MODULE_NOT_FOUND',
  message: `Cannot find module 'not-installed'\nRequire stack:\n- ${b}\n- ${a}\n- ${__filename}`,
  requireStack: [b, a, __filename],
});
// Neither of them stays in the cache half done.
assert.strictEqual(require.cache[a], undefined);
assert.strictEqual(require.cache[b], undefined);
assert.throws(() => require(''), { code: 'ERR_INVALID_ARG_VALUE' });
assert.throws(() => require(5), { code: 'ERR_INVALID_ARG_TYPE' });
assert.throws(() => require('node:nothing'), {
  code: 'ERR_UNKNOWN_BUILTIN_MODULE', message: 'No such built-in module: node:nothing',
});
