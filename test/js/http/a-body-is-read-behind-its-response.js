'use strict';
// A request that somebody reads is read to its end, though its response is out already.
const assert = require('assert');
const http = require('http');
const net = require('net');

let body = '';
let ended = false;
const server = http.createServer((request, response) => {
  request.on('data', (data) => { body += data; });
  request.on('end', () => {
    ended = true;
    server.close();
  });
  response.on('finish', () => assert.strictEqual(response.socket, null));
  response.end();
});
server.listen(0, () => {
  const socket = net.connect(server.address().port);
  socket.write('POST / HTTP/1.1\r\nContent-Length: 8\r\n\r\nhalf');
  socket.once('data', () => socket.end('next'));
});
process.on('exit', () => {
  assert.strictEqual(body, 'halfnext');
  assert.ok(ended);
});
