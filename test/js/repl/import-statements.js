'use strict';
// An import statement at the prompt: told how it is written with import().
const assert = require('assert');
const { PassThrough } = require('stream');
const repl = require('repl');

const advice = {
  'import fs from "fs"': 'const { default: fs } = await import("fs");',
  'import * as x from "y"; import {a, b as c} from \'d\'':
    'const x = await import("y");const { a, b: c } = await import("d");',
  'import "q"': 'await import("q");',
  'import d, {e} from "x"': 'const { default: d, e } = await import("x");',
};
const input = new PassThrough();
const output = new PassThrough();
let told = '';
output.setEncoding('utf8').on('data', (text) => { told += text; });
repl.start({ input, output, prompt: '' }).on('exit', () => {
  for (const statement of Object.keys(advice)) {
    assert(told.includes('SyntaxError: Cannot use import statement inside the Node.js REPL, ' +
      `alternatively use dynamic import: ${advice[statement]}\n`), told);
  }
});
input.end(`${Object.keys(advice).join('\n')}\n`);
