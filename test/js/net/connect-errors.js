'use strict';
// A refused connection, a missing path and a port in use are errors with Node's fields.
const assert = require('assert');
const net = require('net');

let told = 0;
const free = net.createServer().listen(0, '127.0.0.1', () => {
  const { port } = free.address();
  const second = net.createServer();
  second.on('error', (error) => {
    assert.strictEqual(error.code, 'EADDRINUSE');
    assert.strictEqual(error.syscall, 'listen');
    assert.strictEqual(error.port, port);
    assert.strictEqual(error.message,
      `listen EADDRINUSE: address already in use 127.0.0.1:${port}`);
    told++;
    free.close(() => {
      net.connect(port, '127.0.0.1').on('error', (refused) => {
        assert.strictEqual(refused.message, `connect ECONNREFUSED 127.0.0.1:${port}`);
        assert.strictEqual(refused.code, 'ECONNREFUSED');
        assert.strictEqual(refused.errno, -111);
        assert.strictEqual(refused.address, '127.0.0.1');
        told++;
      });
    });
  });
  second.listen(port, '127.0.0.1');
});
net.connect('/no/such/socket').on('error', (error) => {
  assert.strictEqual(error.code, 'ENOENT');
  assert.strictEqual(error.address, '/no/such/socket');
  told++;
});
assert.throws(() => net.connect({ port: 65536 }), { code: 'ERR_SOCKET_BAD_PORT' });
assert.throws(() => net.connect({}), { code: 'ERR_MISSING_ARGS' });
process.on('exit', () => assert.strictEqual(told, 3));
