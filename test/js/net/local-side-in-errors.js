'use strict';
// A refused connection tells its local side if the program chose it.
const assert = require('assert');
const net = require('net');

// Addresses that nobody else uses: the ports stay free once they were.
const host = '127.0.3.1';
const localAddress = '127.0.3.2';
const server = net.createServer().listen(0, host, () => {
  const { port } = server.address();
  const other = net.createServer().listen(0, localAddress, () => {
    const localPort = other.address().port;
    other.close(() => server.close(() => refuse(port, localPort)));
  });
});

function refuse(port, localPort) {
  net.connect({ port, host, localAddress, localPort }).on('error', (error) => {
    assert.strictEqual(error.message,
      `connect ECONNREFUSED ${host}:${port} - Local (${localAddress}:${localPort})`);
    assert.deepStrictEqual([error.localAddress, error.localPort], [localAddress, localPort]);
    assert.deepStrictEqual([error.syscall, error.address, error.port],
      ['connect', host, port]);
  });
  net.connect({ port, host }).on('error', (error) => {
    assert.strictEqual(error.message, `connect ECONNREFUSED ${host}:${port}`);
    assert.strictEqual('localPort' in error, false);
  });
}
