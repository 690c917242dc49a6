'use strict';
// Addresses, byte counts and states of a socket before, while and after it is connected.
const assert = require('assert');
const net = require('net');

const server = net.createServer((socket) => {
  assert.strictEqual(socket.remoteAddress, '127.0.0.1');
  assert.strictEqual(socket.localPort, server.address().port);
  socket.on('data', () => socket.end('12345'));
  server.getConnections((error, count) => assert.strictEqual(count, 1));
  server.close();
});
server.listen(0, '127.0.0.1', () => {
  const { port } = server.address();
  assert.deepStrictEqual(server.address(), { address: '127.0.0.1', family: 'IPv4', port });
  const socket = net.connect(port, '127.0.0.1');
  assert.strictEqual(socket.connecting, true);
  assert.strictEqual(socket.readyState, 'opening');
  socket.write('abc');
  socket.on('connect', () => {
    assert.strictEqual(socket.readyState, 'open');
    assert.strictEqual(socket.remotePort, port);
    assert.strictEqual(socket.remoteFamily, 'IPv4');
  });
  socket.resume().on('close', () => {
    assert.strictEqual(socket.bytesRead, 5);
    assert.strictEqual(socket.bytesWritten, 3);
    assert.strictEqual(socket.readyState, 'closed');
    assert.strictEqual(socket.destroyed, true);
  });
});
