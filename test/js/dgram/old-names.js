'use strict';
// Names that are deprecated work, and warn once.
const assert = require('assert');
const dgram = require('dgram');

const warnings = [];
process.on('warning', (warning) => warnings.push(warning));

const socket = dgram.createSocket({ type: 'udp4', reuseAddr: true });
assert.strictEqual(typeof socket._handle.recvStart, 'function');
assert.strictEqual(socket._receiving, false);
assert.strictEqual(socket._bindState, 0);
assert.strictEqual(socket._queue, undefined);
assert.strictEqual(socket._reuseAddr, true);
assert.strictEqual(socket._healthCheck(), undefined);
socket._stopReceiving();

const handle = dgram._createSocketHandle('127.0.0.1', 0, 'udp4');
assert.ok(handle.fd > 0);
assert.strictEqual(dgram._createSocketHandle(null, 0, 'udp4', 2), -22);
socket.bind(handle, () => {
  assert.strictEqual(socket.address().address, '127.0.0.1');
  socket.close();
});

// A descriptor that is open already; the handle lends it, and is used no more.
const { fd } = dgram._createSocketHandle('127.0.0.2', 0, 'udp4');
const adopted = dgram.createSocket('udp4');
adopted.bind({ fd }, () => {
  assert.strictEqual(adopted.address().address, '127.0.0.2');
  adopted.on('message', () => adopted.close());
  adopted.send('x', adopted.address().port, '127.0.0.2');
});

process.on('exit', () => {
  assert.deepStrictEqual(warnings.map(({ code }) => code), ['DEP0112']);
  assert.strictEqual(warnings[0].message, 'Socket.prototype._handle is deprecated');
});
