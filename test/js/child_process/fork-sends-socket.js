'use strict';
// A connection sent to the child is the child's; it counts for its server until it is closed
// there.
const assert = require('assert');
const { fork } = require('child_process');
const net = require('net');

if (process.argv[2] === 'child') {
  process.on('message', (message, socket) => {
    assert.ok(socket instanceof net.Socket);
    assert.deepStrictEqual(message, { greet: 'hello' });
    socket.end(message.greet);
    socket.on('close', () => process.disconnect());
  });
} else {
  const child = fork(__filename, ['child']);
  const order = [];
  const server = net.createServer((socket) => {
    child.send({ greet: 'hello' }, socket, (error) => assert.strictEqual(error, null));
    assert.strictEqual(socket._handle, null);
    server.getConnections((error, count) => assert.strictEqual(count, 1));
    server.close(() => order.push('server'));
  });
  server.listen(0, () => {
    let text = '';
    net.connect(server.address().port).setEncoding('utf8')
      .on('data', (chunk) => text += chunk)
      .on('close', () => {
        assert.strictEqual(text, 'hello');
        order.push('client');
      });
  });
  child.on('exit', (code) => assert.strictEqual(code, 0));
  process.on('exit', () => assert.deepStrictEqual(order.sort(), ['client', 'server']));
}
