'use strict';
// Options of sockets: before the socket is bound there is none to set them on.
const assert = require('assert');
const dgram = require('dgram');

const socket = dgram.createSocket('udp4');
const unbound = [
  ['setBroadcast', [true]], ['setTTL', [16]], ['setMulticastTTL', [16]],
  ['setMulticastLoopback', [true]], ['setMulticastInterface', ['127.0.0.1']],
];
for (const [name, args] of unbound) {
  assert.throws(() => socket[name](...args), {
    code: 'EBADF', syscall: name, message: `${name} EBADF`,
  });
}
assert.throws(() => socket.address(), { code: 'EBADF', syscall: 'getsockname' });
assert.throws(() => socket.getRecvBufferSize(), (error) => {
  assert.strictEqual(error.name, 'SystemError');
  assert.strictEqual(error.code, 'ERR_SOCKET_BUFFER_SIZE');
  assert.strictEqual(error.message, 'Could not get or set buffer size: ' +
    'uv_recv_buffer_size returned EBADF (bad file descriptor)');
  assert.deepStrictEqual({ ...error.info }, {
    errno: -9, code: 'EBADF', message: 'bad file descriptor', syscall: 'uv_recv_buffer_size',
  });
  return true;
});
assert.throws(() => socket.setSendBufferSize(8192), { syscall: 'uv_send_buffer_size' });

socket.bind(0, '127.0.0.1', () => {
  assert.strictEqual(socket.setBroadcast(true), undefined);
  assert.strictEqual(socket.setTTL(16), 16);
  for (const ttl of [0, 256]) {
    assert.throws(() => socket.setTTL(ttl), { code: 'EINVAL', message: 'setTTL EINVAL' });
  }
  assert.strictEqual(socket.setMulticastTTL(0), 0);
  assert.throws(() => socket.setMulticastTTL(1000), { message: 'setMulticastTTL EINVAL' });
  assert.strictEqual(socket.setMulticastLoopback(false), false);
  socket.setRecvBufferSize(10000);
  assert.strictEqual(socket.getRecvBufferSize(), 20000); // Linux counts its own needs, too
  socket.setSendBufferSize(12000);
  assert.strictEqual(socket.getSendBufferSize(), 24000);
  assert.throws(() => socket.setRecvBufferSize(2 ** 31), /returned EINVAL \(invalid argument\)/);
  assert.strictEqual(socket.getSendQueueSize(), 0);
  assert.strictEqual(socket.getSendQueueCount(), 0);
  socket.close();
});

const sized = dgram.createSocket({ type: 'udp4', recvBufferSize: 11000, sendBufferSize: 13000 });
sized.bind(0, '127.0.0.1', () => {
  assert.strictEqual(sized.getRecvBufferSize(), 22000);
  assert.strictEqual(sized.getSendBufferSize(), 26000);
  sized.close();
});

// Both families on one port, as the system would have it or with ipv6Only.
const six = dgram.createSocket({ type: 'udp6', ipv6Only: true });
six.bind(0, () => {
  const { port } = six.address();
  const four = dgram.createSocket('udp4');
  four.bind(port, () => {
    four.close();
    six.close();
  });
});
