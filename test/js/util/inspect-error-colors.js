'use strict';
// util.inspect with colors: library frames and the current folder are grey, packages underlined.
const { inspect } = require('util');
const { pathToFileURL } = require('url');

const here = process.cwd();
const error = new Error('colours');
error.stack = `Error: colours
    at one (/q/node_modules/pkg/index.js:1:2)
    at two (/q/node_modules/a/node_modules/b/i.js:5:6)
    at Module._compile (node:internal/modules/cjs/loader:1105:14)
    at node:fs:12:3
    at ${here}/plain.js:1:1
    at fn (${here}/node_modules/k/z.js:1:1)
    at fn (${pathToFileURL(here)}/module.mjs:3:1)
    at elsewhere (/other/x.js:1:1)`;
const shown = inspect(error, { colors: true });
console.log(JSON.stringify(shown.replaceAll(here, '<cwd>')).replaceAll('\\n', '\n'));
