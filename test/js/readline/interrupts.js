'use strict';
// ctrl+c and ctrl+d on a terminal: 'SIGINT' if somebody listens, else the end; raw mode is undone.
const assert = require('assert');
const readline = require('readline');
const promises = require('readline/promises');
const { PassThrough } = require('stream');

function open(library = readline) {
  const input = new PassThrough();
  const modes = [];
  input.setRawMode = (mode) => modes.push(mode);
  const rl = library.createInterface({ input, output: new PassThrough(), terminal: true });
  return { rl, input, modes };
}

{
  const { rl, input, modes } = open();
  let interrupts = 0;
  rl.on('SIGINT', () => interrupts++);
  input.write('\x03');
  assert.strictEqual(interrupts, 1);
  assert(!rl.closed);
  input.write('text\x04');
  assert(!rl.closed);
  rl.write(null, { ctrl: true, name: 'u' });
  input.write('\x04');
  assert.strictEqual(rl.closed, true);
  assert.deepStrictEqual(modes, [true, false]);
}
{
  const { rl, input } = open();
  input.write('\x03');
  assert.strictEqual(rl.closed, true);
}
{
  const { rl, input } = open();
  let stops = 0;
  rl.on('SIGTSTP', () => stops++);
  input.write('\x1a');
  assert.strictEqual(stops, 1);
}
{
  const { rl, input } = open(promises);
  const answer = rl.question('? ');
  input.write('\x03');
  let failure;
  answer.catch((error) => { failure = error; });
  process.on('exit', () => assert.strictEqual(failure.name, 'AbortError'));
}
