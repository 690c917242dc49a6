'use strict';
// Lines end at \n, \r and \r\n, and nowhere else.
const assert = require('assert');
const { PassThrough } = require('stream');
const readline = require('readline');

for (const terminal of [false, true]) {
  const input = new PassThrough();
  const lines = [];
  readline.createInterface({ input, output: new PassThrough(), terminal })
    .on('line', (line) => lines.push(line))
    .on('close', () => assert.deepStrictEqual(lines, ['a', 'b\u2028c', 'd', 'e\u2029']));
  input.end('a\nb\u2028c\rd\r\ne\u2029\n');
}
