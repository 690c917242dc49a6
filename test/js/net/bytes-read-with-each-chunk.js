'use strict';
// bytesRead grows by exactly what 'data' has told, and stays after the close.
const assert = require('assert');
const net = require('net');

const size = 1 << 20;
let told = 0;
const server = net.createServer((socket) => {
  socket.end(Buffer.alloc(size));
  server.close();
}).listen(0, '127.0.0.1', () => {
  const socket = net.connect(server.address().port, '127.0.0.1');
  socket.on('data', (chunk) => {
    told += chunk.length;
    assert.strictEqual(socket.bytesRead, told);
  });
  socket.on('close', () => {
    assert.strictEqual(told, size);
    assert.strictEqual(socket.bytesRead, size);
  });
});
