'use strict';
// A request's timeout is told once, and leaves no listener behind.
const assert = require('assert');
const http = require('http');

const server = http.createServer(() => {});
server.listen(0, '127.0.0.1', () => {
  const request = http.get({ port: server.address().port, host: '127.0.0.1', timeout: 50 });
  let told = 0;
  request.on('timeout', () => {
    told++;
    assert.strictEqual(request.socket.listenerCount('timeout'), 1); // the agent's
    request.destroy();
  });
  request.on('error', (error) => assert.strictEqual(error.message, 'socket hang up'));
  request.on('close', () => {
    assert.strictEqual(told, 1);
    server.closeAllConnections();
    server.close();
  });
});
