'use strict';
// Without allowHalfOpen: in 'end' a socket still writes; once it has ended, that is EPIPE, told
// to the callback first.
const assert = require('assert');
const net = require('net');

const order = [];
const server = net.createServer((socket) => {
  socket.setEncoding('utf8').on('data', (text) => order.push(text));
  socket.on('error', () => {});
  socket.end();
});
server.listen(0, '127.0.0.1', () => {
  const { port } = server.address();
  const writer = net.connect(port, '127.0.0.1').resume();
  writer.on('end', () => {
    assert.strictEqual(writer.writable, true);
    assert.strictEqual(writer.destroyed, false);
    writer.write('still here');
  });
  writer.on('close', () => ended(port));
});

function ended(port) {
  const socket = net.connect(port, '127.0.0.1', () => socket.end()).resume();
  socket.on('end', () => {
    const result = socket.write('x', (error) => order.push(error.code));
    assert.strictEqual(result, false);
    order.push('written');
  });
  socket.on('error', (error) => {
    order.push(error.message);
    server.close();
  });
}
process.on('exit', () => {
  assert.deepStrictEqual(order.filter((each) => each !== 'still here'),
    ['written', 'EPIPE', 'This socket has been ended by the other party']);
});
