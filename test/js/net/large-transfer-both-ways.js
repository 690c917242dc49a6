'use strict';
// Four MiB each way at once arrive whole and in order, with back-pressure on both sides.
const assert = require('assert');
const net = require('net');

const size = 4 * 1024 * 1024;
const data = Buffer.alloc(size);
for (let i = 0; i < size; i += 4) data.writeUInt32LE(i, i);
let checked = 0;
function expect(socket) {
  const parts = [];
  socket.on('data', (part) => parts.push(part));
  socket.on('end', () => {
    assert.ok(Buffer.concat(parts).equals(data));
    checked++;
  });
}
const server = net.createServer((socket) => {
  expect(socket);
  socket.end(data);
  server.close();
});
server.listen(0, '127.0.0.1', () => {
  const socket = net.connect(server.address().port, '127.0.0.1');
  expect(socket);
  for (let at = 0; at < size; at += 65536) socket.write(data.subarray(at, at + 65536));
  socket.end();
});
process.on('exit', () => assert.strictEqual(checked, 2));
