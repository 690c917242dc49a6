'use strict';
// On a terminal, keys edit the line: moving, deleting, cut text, undo; the cursor's place.
const assert = require('assert');
const readline = require('readline');
const { PassThrough } = require('stream');

function type(...keys) {
  const input = new PassThrough();
  const output = new PassThrough();
  output.columns = 20;
  const rl = readline.createInterface({ input, output, terminal: true, prompt: '' });
  for (const key of keys) {
    if (typeof key === 'string') rl.write(key);
    else rl.write(null, key);
  }
  const { line, cursor } = rl;
  const { rows, cols } = rl.getCursorPos();
  rl.close();
  return [line, cursor, rows, cols];
}
const ctrl = (name) => ({ ctrl: true, name });
const meta = (name) => ({ meta: true, name });
const key = (name) => ({ name });

assert.deepStrictEqual(type('abc', ctrl('a'), 'x'), ['xabc', 1, 0, 1]);
assert.deepStrictEqual(type('abc', key('home'), key('right'), key('delete')), ['ac', 1, 0, 1]);
assert.deepStrictEqual(type('abc', ctrl('b'), key('backspace'), key('end')), ['ac', 2, 0, 2]);
assert.deepStrictEqual(type('one two.three', meta('b'), ctrl('k')), ['one two.', 8, 0, 8]);
assert.deepStrictEqual(type('one two', ctrl('left'), ctrl('u')), ['two', 0, 0, 0]);
assert.deepStrictEqual(type('one two  ', ctrl('w')), ['one ', 4, 0, 4]);
assert.deepStrictEqual(type('one two', ctrl('a'), meta('d')), ['two', 0, 0, 0]);
assert.deepStrictEqual(type('one two', ctrl('a'), meta('f'), 'x'), ['one xtwo', 5, 0, 5]);
assert.deepStrictEqual(type('one', ctrl('u'), 'two ', ctrl('y')), ['two one', 7, 0, 7]);
assert.deepStrictEqual(type('one', ctrl('u'), 'two', ctrl('u'), ctrl('y'), meta('y')),
  ['one', 3, 0, 3]);
assert.deepStrictEqual(type('one', ' two', { sequence: '\x1f' }), ['one', 3, 0, 3]);
assert.deepStrictEqual(type('one', ' two', { sequence: '\x1f' }, { sequence: '\x1e' }),
  ['one two', 7, 0, 7]);
assert.deepStrictEqual(type('\u{1f600}\u{1f600}', key('left'), key('backspace')),
  ['\u{1f600}', 0, 0, 0]);
assert.deepStrictEqual(type('\u4e01', ctrl('e')), ['\u4e01', 1, 0, 2]);
// Lines wider than the terminal go on in the next row.
assert.deepStrictEqual(type('x'.repeat(45)), ['x'.repeat(45), 45, 2, 5]);
