'use strict';
// onread.buffer as a function: one call ahead of each callback. A callback of no use is ignored.
const assert = require('assert');
const net = require('net');

let made = 0;
const pool = [Buffer.alloc(2), new Uint8Array(2), Buffer.alloc(2)];
const onread = {
  buffer: () => pool[made++ % pool.length],
  callback(size, buffer) {
    assert.strictEqual(buffer, pool[(made - 1) % pool.length]);
    text += Buffer.from(buffer.subarray(0, size)).toString();
  },
};
let text = '';
const server = net.createServer((socket) => socket.end('hello world'));
server.listen(0, '127.0.0.1', () => {
  net.connect({ port: server.address().port, host: '127.0.0.1', onread }).on('end', () => {
    assert.strictEqual(text, 'hello world');
    assert.strictEqual(made, 7);
    ignored();
  });
});

function ignored() {
  const wrong = { buffer: Buffer.alloc(2), callback: 1 };
  const socket = net.connect({ port: server.address().port, host: '127.0.0.1', onread: wrong });
  socket.on('data', (chunk) => assert.strictEqual(chunk.toString(), 'hello world'));
  socket.on('end', () => server.close());
}
