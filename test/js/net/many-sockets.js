'use strict';
// Many connections at a time: each has its own data, all are counted, all are closed.
const assert = require('assert');
const net = require('net');

const count = 300;
let accepted = 0;
let answered = 0;
let closed = 0;
const server = net.createServer((socket) => {
  accepted++;
  socket.pipe(socket);
  if (accepted === count) {
    server.getConnections((error, open) => {
      assert.ok(open > 0 && open <= count);
      server.close();
    });
  }
});
server.listen(0, '127.0.0.1', () => {
  const { port } = server.address();
  for (let i = 0; i < count; i++) {
    const message = `message of ${i}, `.repeat(1 + i % 7);
    let text = '';
    const socket = net.connect(port, '127.0.0.1').setEncoding('utf8');
    socket.on('data', (part) => { text += part; });
    socket.on('end', () => {
      assert.strictEqual(text, message);
      answered++;
    });
    socket.on('close', () => closed++);
    socket.end(message);
  }
});
process.on('exit', () => {
  assert.deepStrictEqual([accepted, answered, closed], [count, count, count]);
});
