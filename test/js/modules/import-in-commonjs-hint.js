'use strict';
// A CommonJS program with an import statement: the error, and a warning that says what to do.
const assert = require('assert');
const { runScript } = require('../fixtures/program');

const { status, stderr } = runScript("import fs from 'fs';\nfs;\n");
assert.strictEqual(status, 1);
assert.match(stderr, /^\(node:\d+\) Warning: To load an ES module, set "type": "module" in the/);
assert.match(stderr, /\nSyntaxError: Cannot use import statement outside a module\n/);
assert.doesNotMatch(runScript('export = 5').stderr, /To load an ES module/);
