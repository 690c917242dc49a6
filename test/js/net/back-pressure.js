'use strict';
// A reader that pauses makes write() say false; 'drain' comes once it goes on; nothing is lost.
const assert = require('assert');
const net = require('net');

const total = 24 << 20;
const chunk = Buffer.alloc(1 << 18, 'x');
let received = 0;
let drains = 0;
const server = net.createServer((socket) => {
  server.close();
  socket.pause();
  reader = socket;
  socket.on('data', (part) => {
    received += part.length;
    // Stop and go while the data comes.
    socket.pause();
    setImmediate(() => socket.resume());
  });
});
let reader;
server.listen(0, '127.0.0.1', () => {
  const socket = net.connect(server.address().port, '127.0.0.1');
  let left = total;
  const fill = () => {
    let more = true;
    while (left > 0 && more) {
      more = socket.write(chunk);
      left -= chunk.length;
    }
    assert.strictEqual(socket.writableNeedDrain, !more);
    if (left === 0) socket.end();
    else setImmediate(() => reader?.resume());
  };
  socket.on('drain', () => {
    drains++;
    assert.strictEqual(socket.writableLength, 0);
    if (left > 0) fill();
  });
  socket.on('connect', fill);
  socket.on('close', () => assert.strictEqual(socket.bytesWritten, total));
});
process.on('exit', () => {
  assert.strictEqual(received, total);
  assert.ok(drains > 1);
});
