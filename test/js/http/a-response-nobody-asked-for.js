'use strict';
// A second response on a connection is no part of the first, and the connection is dropped.
const assert = require('assert');
const http = require('http');
const net = require('net');

const text = 'HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\n';
let body = '';
let ended = false;
const server = net.createServer((socket) => {
  socket.on('error', () => {});
  socket.once('data', () => socket.write(`${text}abc${text}def`));
  socket.on('close', () => server.close());
});
server.listen(0, '127.0.0.1', () => {
  const agent = new http.Agent({ keepAlive: true });
  http.get({ host: '127.0.0.1', port: server.address().port, agent }, (response) => {
    response.on('data', (part) => { body += part; }).on('end', () => {
      ended = true;
      agent.destroy();
    });
  });
});
process.on('exit', () => {
  assert.strictEqual(body, 'abc');
  assert.strictEqual(ended, true);
});
