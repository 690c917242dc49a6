'use strict';
// headersDistinct: every name with a list, whatever the name is.
const assert = require('assert');
const http = require('http');
const net = require('net');

let seen;
const server = http.createServer((request, response) => {
  seen = request.headersDistinct;
  response.end();
});
server.listen(0, '127.0.0.1', () => {
  const socket = net.connect(server.address().port, '127.0.0.1');
  socket.write('GET / HTTP/1.1\r\nHost: x\r\nConstructor: a\r\nX-B: 1\r\nx-b: 2\r\n' +
    'Connection: close\r\n\r\n');
  socket.resume().on('close', () => server.close());
});
process.on('exit', () => {
  assert.deepStrictEqual(Object.entries(seen), [
    ['host', ['x']], ['constructor', ['a']], ['x-b', ['1', '2']], ['connection', ['close']],
  ]);
});
