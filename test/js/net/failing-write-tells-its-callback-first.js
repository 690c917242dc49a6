'use strict';
// A send that fails: a write that waited for it has the error in its callback, before 'error'; what
// is written afterwards has an error at once.
const assert = require('assert');
const net = require('net');

const order = [];
const server = net.createServer((socket) => {
  server.close();
  socket.once('data', () => socket.resetAndDestroy());
});
server.listen(0, '127.0.0.1', () => {
  const socket = net.connect(server.address().port, '127.0.0.1').pause();
  socket.on('error', (error) => {
    order.push('error');
    assert.strictEqual(error.syscall, 'write');
    assert.ok(['EPIPE', 'ECONNRESET'].includes(error.code), error.code);
    socket.write('more', (late) => {
      assert.strictEqual(late.code, 'ERR_STREAM_DESTROYED');
      order.push('late');
    });
  });
  socket.on('close', (hadError) => order.push(`close ${hadError}`));
  // More than the system takes: the write still waits when the reset comes.
  socket.write(Buffer.alloc(64 << 20), (error) => {
    assert.ok(error instanceof Error);
    order.push('callback');
  });
});
process.on('exit', () => {
  assert.deepStrictEqual(order.filter((each) => each !== 'late'),
    ['callback', 'error', 'close true']);
  assert.ok(order.includes('late'));
});
