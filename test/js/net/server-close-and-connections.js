'use strict';
// close(): no more connections at once, 'close' when the last one is gone; getConnections counts.
const assert = require('assert');
const net = require('net');

const events = [];
const server = net.createServer((socket) => {
  socket.resume();
  server.getConnections((error, count) => {
    assert.strictEqual(error, null);
    assert.strictEqual(count, 1);
    assert.strictEqual(server.close(() => events.push('callback')), server);
    assert.strictEqual(server.listening, false);
    assert.strictEqual(server.address(), null);
    net.connect(port, '127.0.0.1').on('error', (refused) => {
      assert.strictEqual(refused.code, 'ECONNREFUSED');
      events.push('refused');
      client.end();
    });
  });
});
server.on('close', () => {
  events.push('close');
  server.close((error) => {
    assert.strictEqual(error.code, 'ERR_SERVER_NOT_RUNNING');
    assert.strictEqual(error.message, 'Server is not running.');
    events.push('again');
  });
  server.removeAllListeners('close');
});
let port;
let client;
server.listen(0, '127.0.0.1', () => {
  ({ port } = server.address());
  client = net.connect(port, '127.0.0.1').on('close', () => events.push('client'));
});
process.on('exit', () => {
  assert.strictEqual(events[0], 'refused');
  assert.ok(events.indexOf('close') < events.length);
  assert.ok(events.includes('callback') && events.includes('client'));
});
