'use strict';
// Module._stat and fs.readFileSync may be replaced: require() asks them.
const assert = require('assert');
const fs = require('fs');
const Module = require('module');
const path = require('path');

assert.strictEqual(Module._stat(__dirname), 1);
assert.strictEqual(Module._stat(__filename), 0);
assert.ok(Module._stat(`${__filename}.none`) < 0);
process.once('warning', ({ message }) => {
  assert.strictEqual(message,
    'Module._stat is an experimental feature and might change at any time');
});
const asked = [];
const stat = Module._stat;
Module._stat = (file) => {
  asked.push(path.basename(file));
  return stat(file);
};
const read = fs.readFileSync;
fs.readFileSync = (file, ...rest) =>
  (path.basename(file) === 'program.js' ? 'module.exports = "replaced"' : read(file, ...rest));
assert.strictEqual(require('../fixtures/program'), 'replaced');
fs.readFileSync = read;
assert.ok(asked.includes('program') && asked.includes('program.js'), asked.join());

assert.strictEqual(Module._readPackage(__dirname).exists, false);
assert.deepStrictEqual(Object.keys(Module._readPackage('/')),
  ['exists', 'pjsonPath', 'main', 'name', 'type', 'exports', 'imports']);
assert.strictEqual(module.constructor, Module);
assert.ok(Object.isFrozen(Module.builtinModules));
