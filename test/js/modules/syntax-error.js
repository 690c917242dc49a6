'use strict';
// A syntax error shows file, line, source and a caret; also in the stack of who catches it.
const assert = require('assert');
const path = require('path');
const { makeTree, runIn } = require('../fixtures/program');

const folder = makeTree({
  'bad.js': "'use strict';\nconst a = ;\n", 'catches.js': 'try { require("./bad") } catch (e) {\n' +
  '  console.log(e.stack.split("\\n").slice(0, 5).join("|"));\n}',
});
const bad = path.join(folder, 'bad.js');
const { status, stderr } = runIn(folder, 'bad.js');
assert.strictEqual(status, 1);
assert(stderr.startsWith(
  `${bad}:2\nconst a = ;\n          ^\n\nSyntaxError: Unexpected token ';'\n`),
  stderr);
assert(stderr.endsWith(`\n\nNode.js ${process.version}\n`), stderr);
assert.strictEqual(runIn(folder, 'catches.js').stdout,
  `${bad}:2|const a = ;|          ^||SyntaxError: Unexpected token ';'\n`);
const check = runIn(folder, '--check', 'bad.js');
assert.strictEqual(check.status, 1);
assert(check.stderr.startsWith(`${bad}:2\n`));
assert.deepStrictEqual(runIn(folder, '--check', 'catches.js'),
  { status: 0, signal: null, stdout: '', stderr: '' });
