'use strict';
// What waits for construct() goes on in the tick after its callback, before later ticks.
const assert = require('assert');
const { Writable } = require('stream');

const order = [];
const stream = new Writable({
  construct(callback) {
    callback();
    process.nextTick(() => order.push('next tick'));
  },
  write(chunk, encoding, callback) {
    order.push('write');
    callback();
  },
});
stream.write('x');
process.on('exit', () => assert.deepStrictEqual(order, ['write', 'next tick']));
