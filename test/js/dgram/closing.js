'use strict';
// close(): told once, in the next tick, by callback and event; by a signal; by disposing of it; and
// after what still waits for the socket to be bound.
const assert = require('assert');
const dgram = require('dgram');

const told = [];
const plain = dgram.createSocket('udp4');
plain.on('close', () => told.push('event'));
plain.bind(0, '127.0.0.1', () => {
  assert.strictEqual(plain.close(() => told.push('callback')), plain);
  process.nextTick(() => told.push('tick'));
  assert.throws(() => plain.close(), { code: 'ERR_SOCKET_DGRAM_NOT_RUNNING' });
});

const controller = new AbortController();
const aborted = dgram.createSocket({ type: 'udp4', signal: controller.signal });
aborted.bind(0, '127.0.0.1', () => controller.abort());
aborted.on('close', () => told.push('aborted'));

const early = dgram.createSocket({ type: 'udp4', signal: AbortSignal.abort() });
early.on('close', () => told.push('early'));
assert.throws(() => early.bind(0), { code: 'ERR_SOCKET_DGRAM_NOT_RUNNING' });

// What was sent before goes out first.
const receiver = dgram.createSocket('udp4');
receiver.bind(0, '127.0.0.1', () => {
  const sender = dgram.createSocket('udp4');
  sender.send('last words', receiver.address().port, '127.0.0.1', (error) => {
    assert.ifError(error);
    sender.close();
  });
});
receiver.on('message', (message) => {
  told.push(message.toString());
  receiver.close();
});

const dispose = Object.getOwnPropertySymbols(dgram.Socket.prototype)
  .find((symbol) => /asyncDispose/.test(String(symbol)));
const disposed = dgram.createSocket('udp4');
disposed.on('close', () => told.push('disposed'));
disposed[dispose]().then(() => disposed[dispose]()).then(() => told.push('twice'));

process.on('exit', () => {
  const at = (name) => told.indexOf(name);
  for (const name of ['event', 'callback', 'tick', 'aborted', 'early', 'last words', 'disposed',
    'twice']) {
    assert.strictEqual(told.filter((other) => other === name).length, 1, name);
  }
  assert.ok(at('event') < at('callback') && at('callback') < at('tick'));
  assert.ok(at('disposed') < at('twice'));
});
