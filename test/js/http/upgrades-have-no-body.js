'use strict';
// What follows a request whose upgrade is taken belongs to the new protocol, whatever length the
// request tells; it comes with the event, or later from the socket.
const assert = require('assert');
const http = require('http');
const net = require('net');

let seen = '';
const server = http.createServer();
server.on('upgrade', (request, socket, head) => {
  assert.strictEqual(request.upgrade, true);
  assert.strictEqual(request.complete, true);
  request.on('data', () => assert.fail('a body'));
  seen += `${head}|`;
  socket.write('HTTP/1.1 101 Switching Protocols\r\n\r\n');
  socket.on('data', (data) => { seen += data; });
  socket.on('end', () => {
    socket.end();
    server.close();
  });
});
server.listen(0, () => {
  const socket = net.connect(server.address().port);
  socket.write('POST / HTTP/1.1\r\nConnection: upgrade\r\nUpgrade: x\r\n');
  socket.write('Content-Length: 9\r\n\r\nhi');
  socket.once('data', () => socket.end('more'));
});
process.on('exit', () => assert.strictEqual(seen, 'hi|more'));
