'use strict';
// The last response that maxRequestsPerSocket allows says Connection: close, but the client has to
// close; what it asks for nevertheless is dropped with a 503.
const assert = require('assert');
const http = require('http');
const net = require('net');

const dropped = [];
const server = http.createServer((request, response) => response.end(request.url));
server.maxRequestsPerSocket = 2;
server.on('dropRequest', (request) => dropped.push(request.url));
server.listen(0, '127.0.0.1', () => {
  const client = net.connect(server.address().port, '127.0.0.1');
  let text = '';
  client.on('data', (data) => {
    text += data;
    if (text.includes('503')) client.end();
  });
  client.write([1, 2, 3].map((i) => `GET /${i} HTTP/1.1\r\nHost: x\r\n\r\n`).join(''));
  client.on('close', () => {
    assert.deepStrictEqual(text.match(/(HTTP\/1|Connection:|Keep-Alive:).*/g), [
      'HTTP/1.1 200 OK', 'Connection: keep-alive', 'Keep-Alive: timeout=5, max=2',
      'HTTP/1.1 200 OK', 'Connection: close', 'HTTP/1.1 503 Service Unavailable',
      'Connection: close']);
    assert.deepStrictEqual(dropped, ['/3']);
    server.close();
  });
});
