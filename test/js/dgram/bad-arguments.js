'use strict';
// What is wrong with a call is thrown, with Node's codes.
const assert = require('assert');
const dgram = require('dgram');

const throws = (code, call) => assert.throws(call, { code });

throws('ERR_SOCKET_BAD_TYPE', () => dgram.createSocket('udp5'));
throws('ERR_SOCKET_BAD_TYPE', () => dgram.createSocket());
throws('ERR_SOCKET_BAD_TYPE', () => dgram.createSocket(null));
throws('ERR_INVALID_ARG_TYPE', () => dgram.createSocket({ type: 'udp4', lookup: 1 }));
throws('ERR_INVALID_ARG_TYPE', () => dgram.createSocket({ type: 'udp4', recvBufferSize: 'x' }));
throws('ERR_OUT_OF_RANGE', () => dgram.createSocket({ type: 'udp4', sendBufferSize: -1 }));
throws('ERR_INVALID_ARG_TYPE', () => dgram.createSocket({ type: 'udp4', signal: {} }));

const socket = dgram.createSocket('udp4');
for (const message of [undefined, null, 1, {}, true]) {
  throws('ERR_INVALID_ARG_TYPE', () => socket.send(message, 1000, 'localhost'));
}
assert.throws(() => socket.send(['a', 1], 1000), {
  code: 'ERR_INVALID_ARG_TYPE', message: /^The "buffer list arguments" argument must be /,
});
throws('ERR_SOCKET_BAD_PORT', () => socket.send('x'));
throws('ERR_SOCKET_BAD_PORT', () => socket.send('x', 0));
throws('ERR_SOCKET_BAD_PORT', () => socket.send('x', 65536, 'localhost'));
throws('ERR_INVALID_ARG_TYPE', () => socket.send('x', 1000, 5));
assert.throws(() => socket.send(Buffer.alloc(3), 4, 0, 1000), {
  code: 'ERR_BUFFER_OUT_OF_BOUNDS', message: '"offset" is outside of buffer bounds',
});
assert.throws(() => socket.send('abc', 1, 3, 1000), {
  code: 'ERR_BUFFER_OUT_OF_BOUNDS', message: '"length" is outside of buffer bounds',
});
throws('ERR_INVALID_ARG_TYPE', () => socket.sendto('x'));
throws('ERR_SOCKET_DGRAM_NOT_CONNECTED', () => socket.remoteAddress());
throws('ERR_SOCKET_DGRAM_NOT_CONNECTED', () => socket.disconnect());
throws('ERR_SOCKET_BAD_PORT', () => socket.connect(0));
throws('ERR_SOCKET_BAD_BUFFER_SIZE', () => socket.setRecvBufferSize(-1));
throws('ERR_SOCKET_BAD_BUFFER_SIZE', () => socket.setSendBufferSize('x'));
throws('ERR_INVALID_ARG_TYPE', () => socket.setTTL('1'));
throws('ERR_INVALID_ARG_TYPE', () => socket.setMulticastTTL());
throws('ERR_INVALID_ARG_TYPE', () => socket.setMulticastInterface(1));
throws('ERR_MISSING_ARGS', () => socket.addMembership());
throws('ERR_MISSING_ARGS', () => socket.dropMembership(''));
throws('ERR_INVALID_ARG_TYPE', () => socket.addSourceSpecificMembership(1, '232.1.1.1'));
throws('ERR_INVALID_ARG_TYPE', () => socket.dropSourceSpecificMembership('127.0.0.1', 1));

socket.bind(0);
throws('ERR_SOCKET_ALREADY_BOUND', () => socket.bind(0));
socket.close(() => {
  for (const name of ['address', 'close', 'bind', 'setTTL', 'addMembership', 'remoteAddress']) {
    throws('ERR_SOCKET_DGRAM_NOT_RUNNING', () => socket[name](name === 'setTTL' ? 1 : '224.0.0.1'));
  }
  throws('ERR_SOCKET_DGRAM_NOT_RUNNING', () => socket.send('x', 1000));
  assert.strictEqual(socket.ref(), socket);
  assert.strictEqual(socket.unref(), socket);
});
