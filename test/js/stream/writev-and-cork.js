'use strict';
// What was corked comes to writev in one piece; end() uncorks.
const assert = require('assert');
const { Writable } = require('stream');

const batches = [];
const stream = new Writable({
  writev(chunks, callback) {
    batches.push(chunks.map(({ chunk }) => chunk.toString()));
    callback();
  },
});
stream.cork();
stream.write('a');
stream.write('b');
stream.uncork();
stream.cork();
stream.write('c');
stream.write('d');
stream.end('e');
process.on('exit', () => assert.deepStrictEqual(batches, [['a', 'b'], ['c', 'd', 'e']]));
