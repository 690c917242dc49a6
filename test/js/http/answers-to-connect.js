'use strict';
// Whatever status answers CONNECT, the client gets the event 'connect', and the socket.
const assert = require('assert');
const http = require('http');
const net = require('net');

const statuses = [200, 204, 304, 407];
let told = 0;
const server = net.createServer((socket) => {
  socket.once('data', () => {
    socket.end(`HTTP/1.1 ${statuses[told]} Status\r\nContent-Length: 4\r\n\r\nrest`);
  });
});
function next() {
  const request = http.request({ port: server.address().port, method: 'CONNECT', path: 'a:1' });
  request.on('response', () => assert.fail('a response'));
  request.on('connect', (response, socket, head) => {
    assert.strictEqual(response.statusCode, statuses[told]);
    assert.strictEqual(String(head), 'rest');
    socket.destroy();
    if (++told < statuses.length) next();
    else server.close();
  });
  request.end();
}
server.listen(0, next);
process.on('exit', () => assert.strictEqual(told, statuses.length));
