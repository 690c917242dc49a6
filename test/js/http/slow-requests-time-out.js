'use strict';
// headersTimeout and requestTimeout: 408 for a head, or a body, that never ends.
const assert = require('assert');
const http = require('http');
const net = require('net');

const replies = {};
function check(name, options, text, next) {
  const server = http.createServer({ connectionsCheckingInterval: 10, ...options }, (request) => {
    request.on('error', () => {});
    request.resume();
  });
  server.listen(0, '127.0.0.1', () => {
    const socket = net.connect(server.address().port, '127.0.0.1');
    replies[name] = '';
    socket.write(text);
    socket.setEncoding('latin1').on('data', (part) => { replies[name] += part; });
    socket.on('error', () => {});
    socket.on('close', () => server.close(next));
  });
}
check('head', { headersTimeout: 50, requestTimeout: 60000 }, 'GET / HTTP/1.1\r\nHost:', () => {
  check('body', { headersTimeout: 40, requestTimeout: 50 },
    'POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\nx', () => {});
});
assert.throws(() => http.createServer({ headersTimeout: 9, requestTimeout: 8 }),
  { code: 'ERR_OUT_OF_RANGE' });
process.on('exit', () => {
  assert.match(replies.head, /^HTTP\/1\.1 408 Request Timeout\r\nConnection: close\r\n\r\n/);
  assert.match(replies.body, /^HTTP\/1\.1 408 /);
});
