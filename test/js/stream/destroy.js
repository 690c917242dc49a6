'use strict';
// destroy: 'error' and then 'close', once each; autoDestroy after the end.
const assert = require('assert');
const { Duplex, PassThrough, Readable } = require('stream');

const order = [];
const stream = new Duplex({
  read() {}, write() {},
  destroy(error, callback) {
    order.push('destroy');
    callback(error);
  },
});
stream.on('error', () => order.push('error'));
stream.on('close', () => order.push('close'));
stream.destroy(new Error('x'));
stream.destroy(new Error('y'));
order.push('sync');
assert.ok(stream.destroyed && stream.errored.message === 'x');
const auto = Readable.from(['a']);
auto.on('close', () => order.push('auto'));
auto.resume();
const silent = new PassThrough({ emitClose: false });
silent.on('close', () => assert.fail('close'));
silent.destroy();
process.on('exit', () => {
  assert.deepStrictEqual(order.slice(0, 4), ['destroy', 'sync', 'error', 'close']);
  assert.ok(order.includes('auto') && stream.closed);
});
