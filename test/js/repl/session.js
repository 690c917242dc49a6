'use strict';
// A session: values, declarations, several lines, `_`, top-level await, errors, commands.
const assert = require('assert');
const repl = require('repl');
const { PassThrough } = require('stream');

const input = new PassThrough();
const output = new PassThrough();
const server = repl.start({ prompt: '> ', input, output });
input.end(['1 + 1', 'const name = {a: 1}', 'name', 'function seven() {', 'return 7 }', 'seven()',
  '_ + 1', 'await Promise.resolve(5)', '{ b: 2 }', 'throw new Error("boo")', 'nowhere', '.nonsense',
  ''].join('\n'));
let exited = false;
server.on('exit', () => { exited = true; });
process.on('exit', () => {
  assert.ok(exited);
  assert.strictEqual(String(output.read()), '> 2\n> undefined\n> { a: 1 }\n> ... undefined\n> 7\n' +
    '> 8\n> 5\n> { b: 2 }\n> Uncaught Error: boo\n' +
    '> Uncaught ReferenceError: nowhere is not defined\n> Invalid REPL keyword\n> ');
});
