'use strict';
// write() says false when the high-water mark is reached; 'drain' follows when all is written.
const assert = require('assert');
const { Writable } = require('stream');

const order = [];
let finishWrite;
const stream = new Writable({
  highWaterMark: 3,
  write(chunk, encoding, callback) {
    order.push(`write ${chunk}`);
    finishWrite = callback;
  },
});
assert.strictEqual(stream.write('a'), true);
assert.strictEqual(stream.write('b'), true);
assert.strictEqual(stream.write('c'), false);
assert.ok(stream.writableNeedDrain);
assert.strictEqual(stream.writableLength, 3);
stream.on('drain', () => order.push('drain'));
function go() {
  if (!finishWrite) return;
  const finish = finishWrite;
  finishWrite = undefined;
  finish();
  setImmediate(go);
}
setImmediate(go);
process.on('exit', () => assert.deepStrictEqual(order, ['write a', 'write b', 'write c', 'drain']));
