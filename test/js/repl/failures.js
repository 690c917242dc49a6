'use strict';
// What is thrown: without frames of the prompt; where a syntax error is; what could go on is no
// error; exceptions of what runs later are shown too, and listeners for them are refused.
const assert = require('assert');
const repl = require('repl');
const { PassThrough } = require('stream');

const output = new PassThrough();
const server = repl.start({ input: new PassThrough(), output, prompt: '', terminal: false });
const run = (text) => {
  server.write(`${text}\n`);
  return String(output.read() ?? '');
};

assert.strictEqual(run('throw new Error("plain")'), 'Uncaught Error: plain\n');
assert.match(run('function f() { throw new RangeError("deep") }; f()'),
  /^Uncaught RangeError: deep\n {4}at f \(REPL\d+:1:\d+\)\n$/);
assert.strictEqual(run('let 1a'),
  'let 1a\n    ^\n\nUncaught SyntaxError: Invalid or unexpected token\n');
assert.strictEqual(run('throw null'), 'Uncaught null\n');
assert.strictEqual(run('throw undefined'), 'Uncaught undefined\n');
assert.strictEqual(run('throw { a: 1 }'), 'Uncaught { a: 1 }\n');
assert.match(run('JSON.parse("{")'), /^Uncaught SyntaxError: /);
assert.match(run('process.on("uncaughtException", () => {})'), /ERR_INVALID_REPL_INPUT/);
assert.strictEqual(process.listenerCount('uncaughtException'), 0);

for (const [begin, end, value] of [
  ['`a', 'b`', "'a\\nb'"], ['/* c', '*/ 3', '3'], ['{ "a":', '1 }', '{ a: 1 }'], ['(', '4)', '4'],
  ["'x\\", "y'", "'xy'"], ['if (true) {', '5 }', '5'], ['[1,', '2]', '[ 1, 2 ]'],
]) {
  assert.strictEqual(run(begin), '... ', begin);
  assert.strictEqual(run(end), `${value}\n`, end);
}

run('setImmediate(() => { throw new Error("late") })');
setImmediate(() => setImmediate(() => {
  assert.strictEqual(String(output.read()), 'Uncaught Error: late\n');
}));
