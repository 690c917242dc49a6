'use strict';
// A client of HTTP/1.0 that asks for it keeps its connection, as long as lengths are known.
const assert = require('assert');
const http = require('http');
const net = require('net');

const server = http.createServer((request, response) => {
  response.setHeader('Content-Length', 2).end(request.url);
});
let text = '';
server.listen(0, () => {
  const socket = net.connect(server.address().port);
  socket.write('GET /1 HTTP/1.0\r\nConnection: keep-alive\r\n\r\n');
  socket.on('data', (data) => {
    text += data;
    if (text.endsWith('/1')) socket.write('GET /2 HTTP/1.0\r\n\r\n');
  });
  socket.on('end', () => server.close());
});
process.on('exit', () => {
  assert.match(text, /^HTTP\/1\.1 200 OK\r\n[^]*Connection: keep-alive\r\n[^]*\/1HTTP/);
  assert.match(text, /Connection: close\r\n\r\n\/2$/);
});
