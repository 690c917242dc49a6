'use strict';
// --input-type: text as an ECMAScript module; not for files that are one, not with --print.
const assert = require('assert');
const { makeTree, runIn, runWith } = require('../fixtures/program');

const folder = makeTree({ 'a.mjs': 'export const a = 5', 'main.js': '', 'main.mjs': '' });
const code = "import { a } from './a.mjs'; console.log(a, import.meta.url, await 6)";
assert.strictEqual(runIn(folder, '--input-type=module', '-e', code).stdout,
  `5 file://${folder}/[eval1] 6\n`);
assert.strictEqual(runWith({ cwd: folder, input: "import './a.mjs'; console.log('stdin')" },
  '--input-type=module').stdout, 'stdin\n');
assert.match(runIn(folder, '--input-type=module', '-p', '1').stderr, /ERR_EVAL_ESM_CANNOT_PRINT/);
assert.match(runIn(folder, '--input-type=module', 'main.mjs').stderr, /ERR_INPUT_TYPE_NOT_ALLOWED/);
