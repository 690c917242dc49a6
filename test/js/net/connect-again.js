'use strict';
// A socket that was closed connects again: fresh counts, addresses and events.
const assert = require('assert');
const net = require('net');

let rounds = 0;
const server = net.createServer((socket) => socket.end('hello'));
server.listen(0, '127.0.0.1', () => {
  const socket = new net.Socket();
  const ports = new Set();
  const go = () => socket.connect(server.address().port, '127.0.0.1');
  socket.on('connect', () => {
    assert.strictEqual(socket.remotePort, server.address().port);
    ports.add(socket.localPort);
  });
  socket.on('data', (data) => assert.strictEqual(data.toString(), 'hello'));
  socket.on('close', (hadError) => {
    assert.strictEqual(hadError, false);
    assert.strictEqual(socket.bytesRead, 5);
    if (++rounds < 3) go();
    else server.close();
  });
  go();
  socket.on('end', () => assert.strictEqual(ports.size, rounds + 1));
});
process.on('exit', () => assert.strictEqual(rounds, 3));
