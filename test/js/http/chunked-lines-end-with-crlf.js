'use strict';
// An LF without its CR in the framing of a chunked body is refused: what a proxy reads as an
// extension could hide a request.
const assert = require('assert');
const http = require('http');
const net = require('net');

const urls = [];
const server = http.createServer((request, response) => {
  urls.push(request.url);
  response.end('hello');
});
server.listen(0, '127.0.0.1', () => {
  const socket = net.connect(server.address().port, '127.0.0.1');
  socket.write('GET / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n' +
    '2;\nxx\r\n4c\r\n0\r\n\r\n' +
    'GET /admin HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n');
  socket.resume();
  socket.on('close', () => {
    assert.deepStrictEqual(urls, ['/']);
    server.close();
  });
});
