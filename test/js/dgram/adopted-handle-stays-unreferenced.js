'use strict';
// A socket that was unreferenced before it got its handle from somewhere else does not keep the
// program alive, and sends as any other.
const assert = require('assert');
const dgram = require('dgram');

const socket = dgram.createSocket('udp4');
socket.unref();
socket.bind(dgram._createSocketHandle('127.0.0.1', 0, 'udp4'), () => {
  assert.deepStrictEqual(
    process.getActiveResourcesInfo().filter((name) => name === 'UDPWrap'), []);
  const receiver = dgram.createSocket('udp4');
  receiver.bind(0, '127.0.0.1', () => {
    socket.send('hello', receiver.address().port, '127.0.0.1');
  });
  receiver.on('message', (message, { port }) => {
    assert.strictEqual(`${message}`, 'hello');
    assert.strictEqual(port, socket.address().port);
    receiver.close(); // and `socket` stays open
  });
});
