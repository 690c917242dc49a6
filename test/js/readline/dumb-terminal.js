'use strict';
// A terminal that is "dumb" gets no escape sequences: text and line ends alone.
process.env.TERM = 'dumb';
const assert = require('assert');
const readline = require('readline');
const repl = require('repl');
const { PassThrough } = require('stream');

const output = new PassThrough();
const rl = readline.createInterface({ input: new PassThrough(), output, terminal: true });
const lines = [];
rl.on('line', (line) => lines.push(line));
rl.prompt();
rl.write('text');
rl.write(null, { ctrl: true, name: 'u' });
rl.write(null, { name: 'backspace' });
rl.write(null, { name: 'return' });
rl.write(null, { ctrl: true, name: 'c' });
assert.deepStrictEqual(lines, ['text']);
assert.strictEqual(String(output.read()), '> text\r\n');
assert.strictEqual(rl.closed, true);

const input = new PassThrough();
const server = repl.start({ input, output, terminal: true, useColors: false });
input.write('\x121 + 1\r');
assert.strictEqual(String(output.read()), '> 1 + 1\r\n2\n> ');
input.write('\x04');
assert.strictEqual(server.closed, true);
