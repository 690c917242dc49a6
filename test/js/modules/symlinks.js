'use strict';
// A module is known by its real path, unless --preserve-symlinks says otherwise.
const assert = require('assert');
const fs = require('fs');
const path = require('path');
const { makeTree, runIn } = require('../fixtures/program');

const folder = makeTree({
  'real/index.js': 'module.exports = __dirname', 'main.js': "console.log(require('linked'))",
});
fs.mkdirSync(path.join(folder, 'node_modules'));
fs.symlinkSync(path.join(folder, 'real'), path.join(folder, 'node_modules/linked'));
assert.strictEqual(runIn(folder, 'main.js').stdout, `${path.join(folder, 'real')}\n`);
assert.strictEqual(runIn(folder, '--preserve-symlinks', 'main.js').stdout,
  `${path.join(folder, 'node_modules/linked')}\n`);
