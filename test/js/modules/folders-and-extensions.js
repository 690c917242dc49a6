'use strict';
// Folders by package.json's main or index, files without extension, JSON; a file before a folder.
const assert = require('assert');
const path = require('path');
const { makeTree } = require('../fixtures/program');

const folder = makeTree({
  'with-main/package.json': { main: 'lib/start' },
  'with-main/lib/start.js': 'module.exports = "start"',
  'main-is-folder/package.json': { main: './lib' },
  'main-is-folder/lib/index.js': 'module.exports = "lib/index"',
  'with-index/index.json': { index: 'json' },
  'both.js': 'module.exports = "file"',
  'both/index.js': 'module.exports = "folder"',
  'data.json': '\ufeff{"b": [1, 2]}',
  'bad.json': '{ nope }',
  'no-extension': 'module.exports = "none"',
  'other.ext': 'module.exports = "as .js"',
  'module.cjs': 'module.exports = "cjs"',
});
const load = (name) => require(path.join(folder, name));
assert.strictEqual(load('with-main'), 'start');
assert.strictEqual(load('main-is-folder'), 'lib/index');
assert.deepStrictEqual(load('with-index'), { index: 'json' });
assert.strictEqual(load('both'), 'file');
assert.strictEqual(load('both/'), 'folder');
assert.deepStrictEqual(load('data'), { b: [1, 2] });
assert.strictEqual(load('no-extension'), 'none');
assert.strictEqual(load('other.ext'), 'as .js');
assert.strictEqual(load('module.cjs'), 'cjs');
assert.throws(() => load('module'), { code: 'MODULE_NOT_FOUND' });
assert.throws(() => load('bad.json'), (error) =>
  error instanceof SyntaxError && error.message.startsWith(`${folder}/bad.json: Unexpected token`));
