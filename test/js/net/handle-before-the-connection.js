'use strict';
// A connecting socket has its handle already: bufferSize counts, settings are remembered and set
// once when it is connected.
const assert = require('assert');
const net = require('net');

const told = [];
const server = net.createServer((socket) => socket.resume().on('end', () => server.close()));
server.listen(0, () => {
  assert.strictEqual(new net.Socket().bufferSize, undefined);
  const client = net.connect({
    port: server.address().port, keepAlive: 1, keepAliveInitialDelay: 456123,
  });
  const { setKeepAlive } = client._handle;
  client._handle.setKeepAlive = function (...args) {
    told.push(args);
    return setKeepAlive.apply(this, args);
  };
  for (let i = 1; i < 5; i++) {
    client.write('a');
    assert.strictEqual(client.bufferSize, i);
    assert.strictEqual(client.bytesWritten, i);
  }
  assert.strictEqual(client.pending, true);
  client.on('finish', () => assert.strictEqual(client.bufferSize, 0));
  client.on('connect', () => {
    assert.deepStrictEqual(told, [[true, 456]]);
    client.setKeepAlive(true, 456123); // nothing new
    assert.strictEqual(told.length, 1);
    client.setKeepAlive(true, 1000);
    client.setKeepAlive(false);
    assert.deepStrictEqual(told.slice(1), [[true, 1], [false, 0]]);
  });
  client.end();
});

// Asked of the prototype, the counts are undefined.
for (const name of ['bytesWritten', 'bytesRead', 'bufferSize', 'remoteAddress', 'localPort']) {
  assert.strictEqual(net.Socket.prototype[name], undefined, name);
}
