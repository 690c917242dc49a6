'use strict';
// resetAndDestroy: the other side sees ECONNRESET; without a connection it is an error.
const assert = require('assert');
const net = require('net');

const events = [];
const server = net.createServer((socket) => {
  socket.on('error', (error) => {
    assert.deepStrictEqual([error.code, error.syscall], ['ECONNRESET', 'read']);
    events.push('reset');
  });
  socket.on('close', (hadError) => {
    assert.strictEqual(hadError, true);
    server.close();
  });
});
server.listen(0, '127.0.0.1', () => {
  const socket = net.connect(server.address().port, '127.0.0.1', () => {
    assert.strictEqual(socket.resetAndDestroy(), socket);
  });
  socket.on('close', (hadError) => {
    assert.strictEqual(hadError, false);
    events.push('closed');
  });
});

const unused = new net.Socket();
unused.on('error', (error) => {
  assert.strictEqual(error.code, 'ERR_SOCKET_CLOSED');
  events.push('unused');
});
unused.resetAndDestroy();
process.on('exit', () => {
  assert.deepStrictEqual(events.sort(), ['closed', 'reset', 'unused']);
});
