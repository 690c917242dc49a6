'use strict';
// Nothing is read or written before construct() has called back.
const assert = require('assert');
const { Duplex } = require('stream');

const order = [];
const stream = new Duplex({
  construct(callback) {
    setImmediate(() => {
      order.push('constructed');
      callback();
    });
  },
  read() {
    order.push('read');
    this.push(null);
  },
  write(chunk, encoding, callback) {
    order.push('write');
    callback();
  },
});
stream.resume();
stream.end('x');
process.on('exit', () => {
  assert.strictEqual(order[0], 'constructed');
  assert.deepStrictEqual(order.slice(1).sort(), ['read', 'write']);
});
