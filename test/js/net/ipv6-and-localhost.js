'use strict';
// Families: '::' takes IPv4 as mapped addresses, ipv6Only does not; localhost is looked up.
const assert = require('assert');
const net = require('net');
const os = require('os');

const hasIPv6 = Object.values(os.networkInterfaces()).flat()
  .some(({ address }) => address === '::1');
const seen = [];

const any = net.createServer((socket) => {
  seen.push([socket.remoteFamily, socket.localFamily, socket.localAddress]);
  socket.end();
});
any.listen(0, () => {
  const { port, family, address } = any.address();
  assert.strictEqual(family, hasIPv6 ? 'IPv6' : 'IPv4');
  assert.strictEqual(address, hasIPv6 ? '::' : '0.0.0.0');
  const socket = net.connect({ port, host: 'localhost', family: 4 }).resume();
  let looked;
  socket.on('lookup', (error, ...found) => { looked = [error, ...found]; });
  socket.on('connect', () => {
    assert.deepStrictEqual(looked, [null, '127.0.0.1', 4, 'localhost']);
    assert.deepStrictEqual([socket.remoteAddress, socket.remoteFamily], ['127.0.0.1', 'IPv4']);
  });
  socket.on('close', () => {
    any.close();
    const mapped = hasIPv6 ? ['IPv6', 'IPv6', '::ffff:127.0.0.1'] : ['IPv4', 'IPv4', '127.0.0.1'];
    assert.deepStrictEqual(seen, [mapped]);
    if (hasIPv6) onlyIPv6();
  });
});

function onlyIPv6() {
  const server = net.createServer((socket) => socket.end()).listen({
    port: 0, host: '::', ipv6Only: true,
  }, () => {
    const { port } = server.address();
    net.connect(port, '127.0.0.1').on('error', (error) => {
      assert.strictEqual(error.code, 'ECONNREFUSED');
      const socket = net.connect(port, '::1').resume();
      socket.on('connect', () => {
        assert.deepStrictEqual(socket.address(),
          { address: '::1', family: 'IPv6', port: socket.localPort });
      });
      socket.on('close', () => server.close());
    });
  });
}
