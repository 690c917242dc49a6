'use strict';
// With allowHalfOpen a side may still write after the other has ended; without, it ends as well.
const assert = require('assert');
const net = require('net');

let late = '';
const server = net.createServer({ allowHalfOpen: true }, (socket) => {
  socket.resume();
  socket.on('end', () => setImmediate(() => socket.end('after your end')));
  server.close();
});
server.listen(0, '127.0.0.1', () => {
  const socket = net.connect({ port: server.address().port, host: '127.0.0.1' });
  socket.setEncoding('utf8').on('data', (text) => { late += text; });
  socket.end('bye');
  socket.on('close', (hadError) => assert.strictEqual(hadError, false));
});
process.on('exit', () => assert.strictEqual(late, 'after your end'));
