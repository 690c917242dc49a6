'use strict';
// A module is known by its real path, unless --preserve-symlinks says otherwise.
const assert = require('assert');
const fs = require('fs');
const path = require('path');
const { makeTree, runIn, runWith } = require('../fixtures/program');

const folder = makeTree({
  'real/index.js': 'module.exports = __dirname', 'main.js': "console.log(require('linked'))",
});
fs.mkdirSync(path.join(folder, 'node_modules'));
fs.symlinkSync(path.join(folder, 'real'), path.join(folder, 'node_modules/linked'));
assert.strictEqual(runIn(folder, 'main.js').stdout, `${path.join(folder, 'real')}\n`);
assert.strictEqual(runIn(folder, '--preserve-symlinks', 'main.js').stdout,
  `${path.join(folder, 'node_modules/linked')}\n`);

// The main module has an option of its own, of both kinds of modules; so has the environment.
fs.writeFileSync(path.join(folder, 'real/e.mjs'), 'console.log(import.meta.url);');
fs.symlinkSync(path.join(folder, 'real/e.mjs'), path.join(folder, 'link.mjs'));
assert.strictEqual(runIn(folder, '--preserve-symlinks', 'link.mjs').stdout,
  `file://${folder}/real/e.mjs\n`);
assert.strictEqual(runIn(folder, '--preserve-symlinks-main', 'link.mjs').stdout,
  `file://${folder}/link.mjs\n`);
const NODE_PRESERVE_SYMLINKS_MAIN = '1';
assert.strictEqual(
  runWith({ cwd: folder, env: { NODE_PRESERVE_SYMLINKS_MAIN } }, 'link.mjs').stdout,
  `file://${folder}/link.mjs\n`);
