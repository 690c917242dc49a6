'use strict';
// require.resolve, its `paths`, and require.resolve.paths.
const assert = require('assert');
const path = require('path');
const { makeTree } = require('../fixtures/program');

const folder = makeTree({
  'node_modules/only-here/index.js': '', 'relative.js': '', 'deep/er/x.js': '',
});
assert.strictEqual(require.resolve('fs'), 'fs');
assert.strictEqual(require.resolve('node:fs'), 'node:fs');
assert.strictEqual(require.resolve('./resolve'), __filename);
assert.throws(() => require.resolve('only-here'), { code: 'MODULE_NOT_FOUND' });
const target = path.join(folder, 'node_modules/only-here/index.js');
assert.strictEqual(require.resolve('only-here', { paths: [folder] }), target);
assert.strictEqual(require.resolve('only-here', { paths: [path.join(folder, 'deep/er')] }), target);
assert.strictEqual(require.resolve('./relative', { paths: [folder] }),
  path.join(folder, 'relative.js'));
assert.throws(() => require.resolve('x', { paths: 'no array' }), { code: 'ERR_INVALID_ARG_VALUE' });
assert.strictEqual(require.resolve.paths('fs'), null);
assert.deepStrictEqual(require.resolve.paths('./x'), [__dirname]);
assert.strictEqual(require.resolve.paths('pkg')[0], path.join(__dirname, 'node_modules'));
