'use strict';
// pauseOnConnect: nothing is read until the program resumes; then all of it arrives.
const assert = require('assert');
const net = require('net');

let text = '';
const server = net.createServer({ pauseOnConnect: true }, (socket) => {
  assert.strictEqual(socket.isPaused(), true);
  socket.setEncoding('utf8').on('data', (part) => { text += part; });
  setImmediate(() => setImmediate(() => {
    assert.strictEqual(socket.bytesRead, 0);
    assert.strictEqual(text, '');
    socket.resume();
  }));
  socket.on('end', () => server.close());
});
server.listen(0, '127.0.0.1', () => {
  assert.strictEqual(server.pauseOnConnect, true);
  net.connect(server.address().port, '127.0.0.1').end('early').resume();
});
process.on('exit', () => assert.strictEqual(text, 'early'));
