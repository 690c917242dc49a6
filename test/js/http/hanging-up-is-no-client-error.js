'use strict';
// A client that goes away in the middle of its response aborts the request; the server has no
// clientError, and the response is closed before the request is.
const assert = require('assert');
const http = require('http');
const net = require('net');

const seen = [];
const server = http.createServer((request, response) => {
  assert.strictEqual(request.complete, false); // the end of a message comes behind its event
  response.write('part');
  request.on('aborted', () => seen.push('aborted'));
  request.on('error', (error) => seen.push(error.message));
  request.on('close', () => seen.push(`request ${request.complete}`));
  response.on('close', () => seen.push('response'));
  response.on('close', () => server.close());
});
server.on('clientError', () => assert.fail('clientError'));
server.listen(0, () => {
  const socket = net.connect(server.address().port);
  socket.write('GET / HTTP/1.1\r\n\r\n');
  socket.once('data', () => socket.end());
});
process.on('exit', () => {
  assert.deepStrictEqual(seen, ['aborted', 'response', 'aborted', 'request true']);
});
