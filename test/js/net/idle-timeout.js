'use strict';
// setTimeout: 'timeout' comes when nothing happens, closes nothing, and is taken back by 0.
const assert = require('assert');
const net = require('net');

const events = [];
const server = net.createServer((socket) => socket.resume());
server.listen(0, '127.0.0.1', () => {
  const socket = net.connect({ port: server.address().port, host: '127.0.0.1', timeout: 10 });
  assert.strictEqual(socket.timeout, 10);
  const never = () => assert.fail('it was taken away');
  socket.setTimeout(1e6, never);
  assert.strictEqual(socket.listenerCount('timeout'), 1);
  socket.setTimeout(0, never);
  assert.strictEqual(socket.listenerCount('timeout'), 0);
  assert.strictEqual(socket.timeout, 0);
  assert.strictEqual(socket.setTimeout(5, function () {
    assert.strictEqual(this, socket);
    assert.strictEqual(socket.destroyed, false);
    events.push('timeout');
    socket.end('still open');
  }), socket);
  socket.on('close', () => {
    events.push('close');
    server.close();
  });
});
process.on('exit', () => assert.deepStrictEqual(events, ['timeout', 'close']));
