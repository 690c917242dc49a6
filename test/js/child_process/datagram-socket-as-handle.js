'use strict';
// A dgram.Socket travels with a message; both sides have it then.
const assert = require('assert');
const dgram = require('dgram');
const { fork } = require('child_process');

if (process.argv[2] === 'child') {
  process.on('message', (message, socket) => {
    assert.ok(socket instanceof dgram.Socket);
    assert.strictEqual(socket.type, message.type);
    socket.on('message', (bytes, { port, address }) => {
      socket.send(`child: ${bytes}`, port, address, () => {
        socket.close();
        process.disconnect();
      });
    });
    process.send('ready');
  });
} else {
  const types = ['udp4', 'udp6'];
  const next = () => {
    const type = types.shift();
    if (type !== undefined) pass(type, next);
  };
  next();
}

function pass(type, done) {
  const child = fork(__filename, ['child']);
  const host = type === 'udp4' ? '127.0.0.1' : '::1';
  const shared = dgram.createSocket(type);
  shared.bind(0, host, () => {
    const { port } = shared.address();
    child.send({ type }, shared);
    child.on('message', () => {
      shared.close();
      const client = dgram.createSocket(type);
      client.on('message', (bytes) => {
        assert.strictEqual(bytes.toString(), 'child: hello');
        client.close();
      });
      client.send('hello', port, host);
    });
  });
  child.on('exit', (code) => {
    assert.strictEqual(code, 0);
    done();
  });
}
