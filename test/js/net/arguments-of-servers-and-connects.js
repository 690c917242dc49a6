'use strict';
// What options of servers become, and which ones a connection refuses.
const assert = require('assert');
const net = require('net');

const type = { code: 'ERR_INVALID_ARG_TYPE' };
assert.throws(() => net.createServer({ highWaterMark: 'x' }),
  { ...type, message: /^The "options\.highWaterMark" property must be of type number/ });
assert.strictEqual(net.createServer({ highWaterMark: -1 }).highWaterMark, 16384);
assert.strictEqual(net.createServer({ highWaterMark: 5 }).highWaterMark, 5);
assert.strictEqual(net.createServer({ allowHalfOpen: 1 }).allowHalfOpen, 1);

for (const host of [5, {}, true]) {
  assert.throws(() => net.connect({ port: 1, host }),
    { ...type, message: /^The "options\.host" property must be of type string/ });
}
assert.throws(() => net.connect({ path: null }), { code: 'ERR_MISSING_ARGS' });

const socket = new net.Socket();
socket.setTimeout(1000);
assert.throws(() => socket.setTimeout('x'), type);
assert.strictEqual(socket.timeout, 1000);
socket.destroy();

// Zero is no limit.
const server = net.createServer((connection) => connection.end());
server.maxConnections = 0;
server.on('drop', () => assert.fail('no limit'));
server.listen(0, '127.0.0.1', () => {
  const { port } = server.address();
  const client = net.connect(port, '127.0.0.1');
  client.resume();
  client.on('close', () => {
    server.close();
    refusedFrom(port);
  });
});

// A local port without an address: the error names the one that it stands for.
function refusedFrom(port) {
  const local = net.createServer().listen(0, () => {
    const localPort = local.address().port;
    local.close(() => {
      net.connect({ port, host: '127.0.0.1', localPort }).on('error', (error) => {
        assert.strictEqual(error.code, 'ECONNREFUSED');
        assert.strictEqual(error.localAddress, '0.0.0.0');
        assert.strictEqual(error.localPort, localPort);
        assert(error.message.endsWith(` - Local (0.0.0.0:${localPort})`));
      });
    });
  });
  // An address of the other family is no address for the socket.
  net.connect({ port, host: '127.0.0.1', localAddress: '::1' }).on('error', (error) => {
    assert.strictEqual(error.code, 'EINVAL');
    assert.strictEqual(error.syscall, 'bind');
  });
}
