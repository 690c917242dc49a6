'use strict';
// Lines entered on a terminal come back by up and down; size, duplicates, the event 'history'.
const assert = require('assert');
const readline = require('readline');
const { PassThrough } = require('stream');

function open(options) {
  const input = new PassThrough();
  const output = new PassThrough();
  const rl = readline.createInterface({ input, output, terminal: true, ...options });
  const press = (name) => {
    rl.write(null, { name });
    return rl.line;
  };
  return { rl, press };
}

{
  const { rl, press } = open();
  rl.write('first\nsecond\n\nsecond\n');
  assert.deepStrictEqual(rl.history, ['second', 'first']);
  assert.strictEqual(press('up'), 'second');
  assert.strictEqual(press('up'), 'first');
  assert.strictEqual(press('up'), '');
  assert.strictEqual(press('down'), 'first');
  assert.strictEqual(press('down'), 'second');
  assert.strictEqual(press('down'), '');
}
{
  // What stands before the cursor is what the entries begin with.
  const { rl, press } = open({ history: ['beta', 'alpha', 'bravo'] });
  rl.write('b');
  assert.strictEqual(press('up'), 'beta');
  assert.strictEqual(press('up'), 'bravo');
  assert.strictEqual(press('up'), 'b');
}
{
  const { rl } = open({ historySize: 2 });
  rl.write('a\nb\nc\n');
  assert.deepStrictEqual(rl.history, ['c', 'b']);
}
{
  const { rl } = open({ removeHistoryDuplicates: true });
  rl.write('a\nb\na\n');
  assert.deepStrictEqual(rl.history, ['a', 'b']);
}
{
  const { rl } = open({ historySize: 0 });
  rl.on('history', assert.fail);
  rl.write('a\n');
  assert.deepStrictEqual(rl.history, []);
}
{
  // A secret may be taken out before it is stored; the line is told all the same.
  const { rl } = open();
  const lines = [];
  rl.on('history', (history) => history.shift());
  rl.on('line', (line) => lines.push(line));
  rl.write('secret\n');
  assert.deepStrictEqual(rl.history, []);
  assert.deepStrictEqual(lines, ['secret']);
}
for (const historySize of [-1, NaN, '5', null]) {
  assert.throws(() => open({ historySize }), { name: 'RangeError', code: 'ERR_INVALID_ARG_VALUE' });
}
assert.throws(() => open({ history: 'x' }), { code: 'ERR_INVALID_ARG_TYPE' });
