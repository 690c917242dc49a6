'use strict';
// A request for an upgrade that no listener waits for is a request as any other: it may have a
// body, and others follow it on its connection.
const assert = require('assert');
const http = require('http');
const net = require('net');

const seen = [];
const server = http.createServer((request, response) => {
  let body = '';
  request.on('data', (data) => { body += data; }).on('end', () => {
    seen.push([request.url, request.upgrade, body]);
    response.end();
    if (request.url === '/last') server.close();
  });
});
const asks = 'HTTP/1.1\r\nConnection: Upgrade\r\nUpgrade: h2c\r\n';
server.listen(0, () => {
  const socket = net.connect(server.address().port);
  socket.write(`GET /1 ${asks}\r\nPOST /2 ${asks}Content-Length: 4\r\n\r\nhi`);
  socket.once('data', () => {
    socket.write(`hoPOST /3 ${asks}Transfer-Encoding: chunked\r\n\r\n2\r\nyo\r\n0\r\n\r\n`);
    socket.end('GET /last HTTP/1.1\r\n\r\n');
  });
  socket.resume();
});
process.on('exit', () => {
  assert.deepStrictEqual(seen,
    [['/1', false, ''], ['/2', false, 'hiho'], ['/3', false, 'yo'], ['/last', false, '']]);
});
