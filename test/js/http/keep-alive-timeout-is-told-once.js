'use strict';
// An idle connection's keepAliveTimeout is told once by 'timeout', which may keep it open; a
// timeout that is shortened while the server listens holds at once.
const assert = require('assert');
const http = require('http');
const net = require('net');

let told = 0;
const server = http.createServer((request, response) => response.end('ok'));
server.on('timeout', (socket) => {
  assert.ok(!socket.destroyed);
  told++;
});
server.listen(0, '127.0.0.1', () => {
  server.keepAliveTimeout = 20;
  const client = net.connect(server.address().port, '127.0.0.1');
  client.resume();
  client.write('GET / HTTP/1.1\r\nHost: x\r\n\r\n');
  setTimeout(() => {
    assert.ok(!client.destroyed);
    client.destroy();
    server.close();
  }, 300);
});
process.on('exit', () => assert.strictEqual(told, 1));
