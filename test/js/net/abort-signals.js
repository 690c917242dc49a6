'use strict';
// A signal closes a listening server, and destroys a socket with an AbortError.
const assert = require('assert');
const net = require('net');

const closed = [];
for (const early of [true, false]) {
  const controller = new AbortController();
  if (early) controller.abort();
  const server = net.createServer();
  server.listen({ port: 0, host: '127.0.0.1', signal: controller.signal });
  server.on('close', () => closed.push(`server ${early}`));
  if (!early) server.on('listening', () => controller.abort());
}
assert.throws(() => net.createServer().listen({ port: 0, signal: 'stop' }), {
  code: 'ERR_INVALID_ARG_TYPE',
});

const server = net.createServer((socket) => socket.resume());
server.listen(0, '127.0.0.1', () => {
  const controller = new AbortController();
  const socket = new net.Socket({ signal: controller.signal });
  socket.connect(server.address().port, '127.0.0.1', () => controller.abort());
  socket.on('error', (error) => {
    assert.strictEqual(error.name, 'AbortError');
    assert.strictEqual(error.code, 'ABORT_ERR');
    closed.push('error');
  });
  socket.on('close', () => {
    closed.push('socket');
    server.close();
  });
});
process.on('exit', () => {
  assert.deepStrictEqual(closed.sort(), ['error', 'server false', 'server true', 'socket']);
});
