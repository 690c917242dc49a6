'use strict';
// Top-level await: declarations stay, patterns, functions and classes too; rejections are errors.
const assert = require('assert');
const repl = require('repl');
const { PassThrough } = require('stream');

const input = new PassThrough();
const output = new PassThrough();
const server = repl.start({ prompt: '', input, output, terminal: false });
const steps = [
  ['await Promise.resolve(1)', '1'],
  ['const a = await 2; a', '2'],
  ['a + 1', '3'],
  ['const { b, c: [d] } = await { b: 4, c: [5] }', 'undefined'],
  ['b + d', '9'],
  ['function f() { return 6 } await f()', '6'],
  ['f()', '6'],
  ['class K { static v = 7 } await K.v', '7'],
  ['K.v', '7'],
  ['if (await true) { var g = 8; }', 'undefined'],
  ['g', '8'],
  ['for await (const x of [1, 2]) { var sum = (sum || 0) + x }; sum', '3'],
  ['for (var i of [await 1, 2]);', 'undefined'],
  ['i', '2'],
  ['await Promise.reject(new Error("no"))', 'Uncaught Error: no'],
  ['(async () => await 9)().constructor.name', "'Promise'"],
  ['await 1; ({ then: 1 })', '{ then: 1 }'],
  ['let h, k = await 10', 'undefined'],
  ['[h, k]', '[ undefined, 10 ]'],
  ['"await"', "'await'"],
  ['void await 0;', 'undefined'],
];
input.end(`${steps.map(([code]) => code).join('\n')}\n`);
let exited = false;
server.on('exit', () => { exited = true; });
process.on('exit', () => {
  assert.ok(exited);
  const lines = String(output.read()).trim().split('\n');
  assert.deepStrictEqual(lines.filter((line) => !line.startsWith('    at ')),
    steps.map(([, shown]) => shown));
});
