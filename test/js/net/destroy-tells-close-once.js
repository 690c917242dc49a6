'use strict';
// destroy(error) tells 'error' and then 'close', once; the other side sees the end.
const assert = require('assert');
const net = require('net');

const events = [];
const server = net.createServer((socket) => {
  socket.on('error', () => {});
  socket.resume().on('close', () => events.push('server side'));
  server.close();
});
server.listen(0, '127.0.0.1', () => {
  const socket = net.connect(server.address().port, '127.0.0.1', () => {
    socket.destroy(new Error('enough'));
    socket.destroy();
  });
  socket.on('error', (error) => events.push(error.message));
  socket.on('close', (hadError) => events.push(`close ${hadError}`));
});
process.on('exit', () => {
  assert.deepStrictEqual(events.slice(0, 2), ['enough', 'close true']);
  assert.strictEqual(events.length, 3);
});
