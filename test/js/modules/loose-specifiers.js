'use strict';
// --experimental-specifier-resolution=node: import finds files as require() does; and what files
// without an extension are.
const assert = require('assert');
const { makeTree, runIn } = require('../fixtures/program');

const folder = makeTree({
  'file.mjs': 'export default 1;',
  'dir/index.js': 'module.exports = 2;',
  'pkg/package.json': { main: 'lib/x' },
  'pkg/lib/x.js': 'module.exports = 3;',
  'plain': 'module.exports = 4;',
  'es/package.json': { type: 'module' },
  'es/plain': 'export default 5;',
  'main.mjs': `for (const name of ['./file', './dir', './pkg', './plain', './es/plain']) {
    console.log(await import(name).then((ns) => ns.default, (error) => error.code));
  }`,
});
const node = runIn(folder, '--experimental-specifier-resolution=node', 'main.mjs');
assert.strictEqual(node.stdout, '1\n2\n3\n4\n5\n');
assert.match(node.stderr, /ExperimentalWarning: The Node.js specifier resolution flag is/);
assert.strictEqual(runIn(folder, 'main.mjs').stdout, 'ERR_MODULE_NOT_FOUND\n' +
  'ERR_UNSUPPORTED_DIR_IMPORT\nERR_UNSUPPORTED_DIR_IMPORT\n4\n5\n');
assert.strictEqual(runIn(folder, '--experimental-specifier-resolution=no', 'main.mjs').status, 9);
