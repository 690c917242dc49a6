'use strict';
// What packages replace takes effect: _resolveFilename, _load, _extensions, _compile, wrap and
// require.
const assert = require('assert');
const path = require('path');
const Module = require('module');
const { makeTree } = require('../fixtures/program');

const folder = makeTree({
  'a.js': 'module.exports = "a"', 'b.js': 'module.exports = "b"', 'c.txt': 'some text',
  'd.js': 'module.exports = typeof injected', 'e.js': 'module.exports = __filename',
});
const file = (name) => path.join(folder, name);

const resolve = Module._resolveFilename;
Module._resolveFilename = function(request, ...rest) {
  return request === 'virtual' ? file('a.js') : Reflect.apply(resolve, this, [request, ...rest]);
};
assert.strictEqual(require('virtual'), 'a');
assert.strictEqual(require.resolve('virtual'), file('a.js'));
Module._resolveFilename = resolve;

const load = Module._load;
Module._load = (request, ...rest) => (request === 'mocked' ? 'mock' : load(request, ...rest));
assert.strictEqual(require('mocked'), 'mock');
Module._load = load;

require.extensions['.txt'] = (module, filename) => {
  assert.strictEqual(filename, file('c.txt'));
  module.exports = 'text';
};
assert.strictEqual(require(file('c')), 'text');
delete require.extensions['.txt'];

const compile = Module.prototype._compile;
Module.prototype._compile = function(content, filename) {
  return Reflect.apply(compile, this, [content.replace('"b"', '"changed"'), filename]);
};
assert.strictEqual(require(file('b.js')), 'changed');
Module.prototype._compile = compile;

const { wrap } = Module;
Module.wrap = (script) => wrap(`const injected = 1; ${script}`);
assert.strictEqual(require(file('d.js')), 'number');
Module.wrap = wrap;
assert.strictEqual(require(file('e.js')), file('e.js'));
assert.deepStrictEqual(Module._nodeModulePaths('/x/node_modules/y'),
  ['/x/node_modules/y/node_modules', '/x/node_modules', '/node_modules']);
