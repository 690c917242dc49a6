'use strict';
// What a module knows of itself: id, filename, path, loaded, parent, children, paths.
const assert = require('assert');
const path = require('path');
const Module = require('module');
const { makeTree } = require('../fixtures/program');

assert(module instanceof Module);
assert.strictEqual(module.id, '.');
assert.strictEqual(require.main, module);
assert.strictEqual(process.mainModule, module);
assert.strictEqual(module.filename, __filename);
assert.strictEqual(module.path, __dirname);
assert.strictEqual(module.loaded, false);
assert.strictEqual(this, module.exports);
assert.strictEqual(module.paths[0], path.join(__dirname, 'node_modules'));
assert.strictEqual(module.paths.at(-1), '/node_modules');

const folder = makeTree({ 'child.js': 'module.exports = module; exports.own = 1;' });
const child = require(path.join(folder, 'child.js'));
assert.strictEqual(child.parent, module);
assert(module.children.includes(child));
assert.strictEqual(child.id, path.join(folder, 'child.js'));
assert.strictEqual(child.loaded, true);
assert.strictEqual(child.own, undefined);
