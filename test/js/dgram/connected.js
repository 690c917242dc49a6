'use strict';
// A connected socket: its forms of send(), its peer, a refusal, and the way back.
const assert = require('assert');
const dgram = require('dgram');

const server = dgram.createSocket('udp4');
const client = dgram.createSocket('udp4');
const got = [];

server.bind(0, '127.0.0.1', () => {
  const { port } = server.address();
  assert.strictEqual(client.connect(port, '127.0.0.1', connected), undefined);
  assert.throws(() => client.connect(port), { code: 'ERR_SOCKET_DGRAM_IS_CONNECTED' });
  assert.throws(() => client.disconnect(), { code: 'ERR_SOCKET_DGRAM_NOT_CONNECTED' });
});

function connected() {
  const { port } = server.address();
  assert.deepStrictEqual(client.remoteAddress(), { address: '127.0.0.1', family: 'IPv4', port });
  assert.throws(() => client.send('x', 0, 1, port), { code: 'ERR_SOCKET_DGRAM_IS_CONNECTED' });
  assert.throws(() => client.send('x', 0, 1, 0, 'localhost'), {
    code: 'ERR_SOCKET_DGRAM_IS_CONNECTED',
  });
  client.send('one');
  client.send(['t', 'wo'], (error, length) => assert.deepStrictEqual([error, length], [null, 3]));
  client.send(Buffer.from('x three'), 2, 5);
  client.send([]);
  client.send('yfoury', 1, 4, (error, length) => {
    assert.deepStrictEqual([error, length], [null, 4]);
  });
}

server.on('message', (message, { port, address }) => {
  got.push(message.toString());
  server.send('back', port, address);
  if (got.length === 5) assert.deepStrictEqual(got, ['one', 'two', 'three', '', 'four']);
});

let answers = 0;
client.on('message', (message) => {
  assert.strictEqual(message.toString(), 'back');
  if (++answers === 5) refused();
});

// Nobody is there any more: the next read tells of it, and the socket goes on.
function refused() {
  server.close(() => {
    client.on('error', (error) => {
      assert.strictEqual(error.message, 'recvmsg ECONNREFUSED');
      assert.strictEqual(error.code, 'ECONNREFUSED');
      assert.strictEqual(error.syscall, 'recvmsg');
      client.disconnect();
      assert.throws(() => client.remoteAddress(), { code: 'ERR_SOCKET_DGRAM_NOT_CONNECTED' });
      client.close();
    });
    client.send('anybody?');
  });
}
