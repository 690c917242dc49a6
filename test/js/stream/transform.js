'use strict';
// A Transform makes any number of chunks of each, and may add some at the end.
const assert = require('assert');
const { Transform } = require('stream');

const stream = new Transform({
  transform(chunk, encoding, callback) {
    for (const character of chunk.toString()) this.push(character.toUpperCase());
    callback();
  },
  flush(callback) {
    callback(null, '!');
  },
});
let text = '';
stream.setEncoding('utf8');
stream.on('data', (chunk) => { text += chunk; });
stream.write('ab');
stream.end('c');
const failing = new Transform({ transform: (chunk, encoding,
  callback) => callback(new Error('no')) });
let failed;
failing.on('error', (error) => { failed = error; });
failing.write('x');
process.on('exit', () => {
  assert.strictEqual(text, 'ABC!');
  assert.strictEqual(failed.message, 'no');
  assert.ok(failing.destroyed);
});
