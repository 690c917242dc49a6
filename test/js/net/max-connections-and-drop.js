'use strict';
// maxConnections: those beyond it are closed, and told as 'drop' with their addresses.
const assert = require('assert');
const net = require('net');

let accepted = 0;
const drops = [];
const server = net.createServer((socket) => {
  accepted++;
  socket.resume();
});
server.maxConnections = 1;
server.on('drop', (data) => drops.push(data));
server.listen(0, '127.0.0.1', () => {
  const { port } = server.address();
  const first = net.connect(port, '127.0.0.1', () => {
    const second = net.connect(port, '127.0.0.1').resume();
    let local;
    second.on('connect', () => { local = second.localPort; });
    second.on('error', () => {});
    second.on('close', () => {
      assert.strictEqual(accepted, 1);
      assert.deepStrictEqual(drops, [{
        __proto__: null,
        localAddress: '127.0.0.1', localPort: port, localFamily: 'IPv4',
        remoteAddress: '127.0.0.1', remotePort: local, remoteFamily: 'IPv4',
      }]);
      first.end();
      server.close();
    });
  });
});
process.on('exit', () => assert.strictEqual(drops.length, 1));
