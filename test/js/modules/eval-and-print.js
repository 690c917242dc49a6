'use strict';
// -e and -p run code as a module called [eval], with require and the library's modules at hand.
const assert = require('assert');
const { makeTree, run, runIn, runWith } = require('../fixtures/program');

const folder = makeTree({
  'near.js': 'module.exports = "near"',
  'node_modules/p/index.js': 'module.exports = "p"',
});
const print = (...args) => runIn(folder, ...args).stdout;
assert.strictEqual(print('-p', '1 + 1'), '2\n');
assert.strictEqual(print('-pe', '"x".repeat(3)'), 'xxx\n');
assert.strictEqual(print('-p', "require('./near') + require('p')"), 'nearp\n');
assert.strictEqual(print('-p', '[__filename, __dirname, module.id, typeof exports, path.sep]'),
  "[ '[eval]', '.', '[eval]', 'object', '/' ]\n");
const arguments_ = 'console.log(process.argv.slice(1), process.execArgv.at(-1))';
assert.strictEqual(print('-e', arguments_, 'a', 'b'),
  "[ 'a', 'b' ] console.log(process.argv.slice(1), process.execArgv.at(-1))\n");
const importing = "import('./near.js').then((m) => console.log(m.default))";
assert.strictEqual(print('-e', importing), 'near\n');
assert.strictEqual(print('-r', './near', '-p', 'module.children.length'), '0\n');
const input = 'console.log(__filename, ...process.argv.slice(1))';
assert.strictEqual(runWith({ input }, '-', 'arg').stdout,
  '[stdin] - arg\n');
assert.strictEqual(runWith({ input: 'console.log("from stdin")' }).stdout, 'from stdin\n');
const failing = run('-e', 'throw new Error("x")');
assert.strictEqual(failing.status, 1);
assert(failing.stderr.startsWith(
  '[eval]:1\nthrow new Error("x")\n^\n\nError: x\n    at [eval]:1:7\n'));
