'use strict';
// Tab completes: what all have in common at once, the list by a second tab; all completers.
const assert = require('assert');
const readline = require('readline');
const promises = require('readline/promises');
const { PassThrough } = require('stream');

const words = ['apple', 'apricot', 'banana'];
const matching = (line) => [words.filter((word) => word.startsWith(line)), line];

function open(library, completer) {
  const input = new PassThrough();
  const output = new PassThrough();
  output.columns = 40;
  const rl = library.createInterface({ input, output, terminal: true, completer });
  return { rl, input, output };
}

{
  const { rl, input, output } = open(readline, matching);
  input.write('b\t');
  assert.strictEqual(rl.line, 'banana');
  rl.write(null, { ctrl: true, name: 'u' });
  input.write('a\t');
  assert.strictEqual(rl.line, 'ap');
  output.read();
  input.write('\t');
  assert.strictEqual(String(output.read()),
    '\r\napple    apricot\r\n\r\n\x1b[1G\x1b[0J> ap\x1b[5G');
  // A tab inside of a text that comes in one piece is no completion.
  input.write('\t!');
  assert.strictEqual(rl.line, 'ap\t!');
}
{
  const { rl, input } = open(readline, (line, callback) => callback(null, matching(line)));
  input.write('app\t');
  assert.strictEqual(rl.line, 'apple');
}
{
  const { input, output } = open(readline, (line, callback) => callback(new Error('no idea')));
  input.write('\t');
  assert.match(String(output.read()), /^Tab completion error: Error: no idea/);
}
{
  const { rl, input } = open(promises, async (line) => matching(line));
  input.write('apr\t');
  setImmediate(() => assert.strictEqual(rl.line, 'apricot'));
}
for (const completer of [null, 'x', {}]) {
  assert.throws(() => open(readline, completer),
    { name: 'TypeError', code: 'ERR_INVALID_ARG_VALUE' });
}
