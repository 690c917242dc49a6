'use strict';
// question() writes the query and takes the next line; the promise form does the same.
const assert = require('assert');
const readline = require('readline');
const promises = require('readline/promises');
const { PassThrough } = require('stream');

const input = new PassThrough();
const output = new PassThrough();
const rl = readline.createInterface({ input, output });
let answered;
rl.question('name? ', (answer) => {
  answered = answer;
  rl.close();
});
input.write('Ada\n');
const second = new PassThrough();
const asking = promises.createInterface({ input: second, output });
let promised;
asking.question('age? ').then((answer) => {
  promised = answer;
  asking.close();
});
second.write('36\n');
process.on('exit', () => {
  assert.strictEqual(answered, 'Ada');
  assert.strictEqual(promised, '36');
  assert.strictEqual(String(output.read()), 'name? age? ');
});
