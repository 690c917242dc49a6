'use strict';
// Datagrams to one host after the other, of both families, and lists beside single buffers: each
// goes where it is sent, also after one that could not be sent.
const assert = require('assert');
const dgram = require('dgram');

const got = { udp4: [], udp6: [] };
const sockets = {};
let bound = 0;
for (const type of ['udp4', 'udp6']) {
  const socket = sockets[type] = dgram.createSocket(type);
  socket.on('message', (message) => {
    got[type].push(`${message}`);
    if (got.udp4.length + got.udp6.length === 9) finish();
  });
  socket.bind(0, type === 'udp4' ? '127.0.0.1' : '::1', () => {
    if (++bound === 2) start();
  });
}

function start() {
  const { udp4, udp6 } = sockets;
  const port4 = udp4.address().port;
  const port6 = udp6.address().port;
  const to4 = (message, host = '127.0.0.1') => udp4.send(message, port4, host);
  const to6 = (message) => udp6.send(message, port6, '::1');
  to4('a');
  to4(['b', Buffer.from('c')]);
  to6('d');
  to6('e');
  to4('f');
  // An address of the other family is none for the socket, whoever has used it before.
  udp6.send('lost', port4, '127.0.0.1', (error) => {
    assert.strictEqual(error.code, 'EINVAL');
    to4(Buffer.from('ghi').subarray(0, 1));
    udp4.send('xhx', 1, 1, port4, '127.0.0.1');
    udp4.send(Buffer.from('i'), 0, 1, port4, '127.0.0.1');
    to6('j');
  });
}

function finish() {
  assert.deepStrictEqual(got.udp4, ['a', 'bc', 'f', 'g', 'h', 'i']);
  assert.deepStrictEqual(got.udp6, ['d', 'e', 'j']);
  for (const type of ['udp4', 'udp6']) sockets[type].close();
}

// The declared parameters, which tools read.
assert.strictEqual(dgram.Socket.prototype.send.length, 6);
assert.strictEqual(dgram.Socket.prototype.bind.length, 2);
