'use strict';
// Lines end at \n, \r\n and \r, also across pieces; the last one needs no end; async iteration.
const assert = require('assert');
const readline = require('readline');
const { PassThrough, Readable } = require('stream');

const input = new PassThrough();
const lines = [];
let closed = false;
const rl = readline.createInterface({ input });
rl.on('line', (line) => lines.push(line));
rl.on('close', () => { closed = true; });
input.write('one\ntw');
input.write('o\r\nthree\rfo');
input.write('ur\u00fc');
input.end('\nlast');
let iterated;
(async () => {
  const found = [];
  for await (const line of readline.createInterface({ input: Readable.from(['a\nb\n', 'c']) })) {
    found.push(line);
  }
  iterated = found;
})();
process.on('exit', () => {
  assert.deepStrictEqual(lines, ['one', 'two', 'three', 'four\u00fc', 'last']);
  assert.strictEqual(closed, true);
  assert.deepStrictEqual(iterated, ['a', 'b', 'c']);
});
