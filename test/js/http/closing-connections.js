'use strict';
// closeIdleConnections spares a request that is being answered, closeAllConnections does not;
// close() ends idle ones by itself.
const assert = require('assert');
const http = require('http');
const net = require('net');

const events = [];
const server = http.createServer((request, response) => {
  if (request.url === '/busy') busy(response);
  else response.end('x');
});
let idle;
function open(path, name) {
  const socket = net.connect(server.address().port, '127.0.0.1');
  socket.write(`GET ${path} HTTP/1.1\r\nHost: x\r\n\r\n`);
  socket.on('error', () => {});
  return socket.on('close', () => events.push(name));
}
function busy(response) {
  server.closeIdleConnections();
  idle.on('close', () => {
    assert.strictEqual(response.socket.destroyed, false);
    server.closeAllConnections();
    const last = open('/', 'last');
    last.once('data', () => setImmediate(() => server.close(() => events.push('server'))));
  });
}
server.listen(0, '127.0.0.1', () => {
  idle = open('/', 'idle');
  idle.once('data', () => setImmediate(open, '/busy', 'busy'));
});
process.on('exit', () => {
  assert.strictEqual(events[0], 'idle');
  assert.deepStrictEqual(events.sort(), ['busy', 'idle', 'last', 'server']);
});
