'use strict';
// A response that ends with its connection, and a connection that ends between two requests, are
// no errors on either side.
const assert = require('assert');
const http = require('http');
const net = require('net');

let clientErrors = 0;
let ended = false;
const server = http.createServer((request, response) => response.end('body'));
server.on('clientError', () => { clientErrors++; });
server.listen(0, '127.0.0.1', () => {
  const { port } = server.address();
  http.get({ port, host: '127.0.0.1', agent: false }, (response) => {
    assert.strictEqual(response.headers.connection, 'close');
    response.resume().on('end', () => {
      const socket = net.connect(port, '127.0.0.1');
      socket.write('GET / HTTP/1.1\r\nHost: x\r\n\r\n');
      socket.once('data', () => socket.end());
      socket.on('close', () => {
        ended = true;
        server.close();
      });
    });
  });
});
process.on('exit', () => {
  assert.strictEqual(clientErrors, 0);
  assert.ok(ended);
});
