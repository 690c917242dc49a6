'use strict';
// What a child writes to a socket is sent before the message that it sends behind it.
const assert = require('assert');
const { fork } = require('child_process');
const net = require('net');

if (process.argv[2] === 'child') {
  process.on('message', (message, socket) => {
    socket.write('chi');
    socket.write('ld', () => process.send('done'));
  });
} else {
  const child = fork(__filename, ['child']);
  let text = '';
  const server = net.createServer((socket) => {
    child.on('message', () => socket.end('parent', () => {
      server.close();
      child.disconnect();
    }));
    child.send('socket', socket, { keepOpen: true });
  });
  server.listen(0, '127.0.0.1', () => {
    net.connect(server.address().port, '127.0.0.1').on('data', (data) => { text += data; });
  });
  process.on('exit', () => assert.strictEqual(text, 'childparent'));
}
