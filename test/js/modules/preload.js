'use strict';
// --require and --import run before the program, in their order.
const assert = require('assert');
const { makeTree, runIn } = require('../fixtures/program');

const folder = makeTree({
  'one.js': 'console.log("one", module.isPreloading)', 'two.js': 'console.log("two")',
  'three.mjs': 'await null; console.log("three")',
  'main.js': 'console.log("main", require.main === module)',
  'node_modules/pre/index.js': 'console.log("package")',
});
const required = ['-r', './one.js', '--require', 'pre', '-r', './two'];
assert.strictEqual(runIn(folder, ...required, 'main.js').stdout,
  'one true\npackage\ntwo\nmain true\n');
assert.strictEqual(runIn(folder, '--import', './three.mjs', 'main.js').stdout,
  'three\nmain true\n');
assert.strictEqual(runIn(folder, '--import', './three.mjs', '-p', '1').stdout, 'three\n1\n');
assert.strictEqual(runIn(folder, '-r', './gone', 'main.js').status, 1);
