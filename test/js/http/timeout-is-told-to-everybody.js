'use strict';
// A socket's timeout is told to the request that is being read, the response, and the server; only
// when none of them listens is the connection closed.
const assert = require('assert');
const http = require('http');

const told = [];
const server = http.createServer((request, response) => {
  if (request.url === '/nobody') return;
  request.on('timeout', () => told.push('request'));
  response.setTimeout(10, () => {
    told.push('response');
    process.nextTick(() => response.end('late'));
  });
});
const onTimeout = (socket) => told.push(socket.constructor.name);
server.on('timeout', onTimeout);
server.listen(0, '127.0.0.1', () => {
  const { port } = server.address();
  const post = http.request({ port, host: '127.0.0.1', method: 'POST' }, (response) => {
    response.resume().on('end', () => {
      assert.deepStrictEqual(told, ['request', 'response', 'Socket']);
      server.removeListener('timeout', onTimeout);
      server.timeout = 10;
      http.get({ port, host: '127.0.0.1', path: '/nobody' }).on('error', (error) => {
        assert.strictEqual(error.code, 'ECONNRESET');
        server.close();
      });
      post.destroy();
    });
  });
  post.on('error', () => {});
  post.write('begun');
});
