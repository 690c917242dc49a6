'use strict';
// Sockets that are unref'd, or that do not read, keep no program alive; nor does their server.
const assert = require('assert');
const net = require('net');

const server = net.createServer((socket) => {
  socket.write('hello');
  socket.unref();
});
server.listen(0, '127.0.0.1', () => {
  const { port } = server.address();
  const early = net.connect(port, '127.0.0.1').unref();
  const late = net.connect(port, '127.0.0.1', () => {
    late.setTimeout(1e8, () => assert.fail('it timed out'));
    assert.strictEqual(late.unref(), late);
    assert.strictEqual(late._handle.hasRef(), false);
  });
  const back = net.connect(port, '127.0.0.1', () => back.unref().ref().unref());
  const paused = net.connect(port, '127.0.0.1').pause();
  for (const each of [early, late, back, paused]) each.on('close', () => assert.fail('closed'));
});
assert.strictEqual(server.unref(), server);
