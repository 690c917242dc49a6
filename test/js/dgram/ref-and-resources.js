'use strict';
// An unreferenced socket does not keep the program alive, and a referenced one is an active
// resource.
const assert = require('assert');
const dgram = require('dgram');

const count = () => process.getActiveResourcesInfo().filter((name) => name === 'UDPWrap').length;
const socket = dgram.createSocket('udp4');
assert.strictEqual(socket.unref(), socket);
assert.strictEqual(socket.ref(), socket);
socket.bind(0, '127.0.0.1', () => {
  assert.strictEqual(count(), 1);
  socket.unref();
  assert.strictEqual(count(), 0);
});
const before = dgram.createSocket('udp4');
before.unref();
before.bind(0, '127.0.0.1');
// The program ends although both are open.
