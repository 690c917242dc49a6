'use strict';
// bind(): port and address, options, a descriptor, none at all; what fails is an 'error'.
const assert = require('assert');
const dgram = require('dgram');

function bound(args, check, type = 'udp4') {
  const socket = dgram.createSocket(type);
  let listening = false;
  assert.strictEqual(socket.bind(...args), socket);
  socket.on('listening', function() {
    assert.strictEqual(this, socket);
    listening = true;
    check(socket.address(), socket);
    socket.close();
  });
  process.on('exit', () => assert.ok(listening));
}

bound([], ({ address, family, port }) => {
  assert.deepStrictEqual([address, family, port > 0], ['0.0.0.0', 'IPv4', true]);
});
bound([0, '127.0.0.1'], ({ address }) => assert.strictEqual(address, '127.0.0.1'));
bound([0, 'localhost'], ({ address }) => assert.strictEqual(address, '127.0.0.1'));
bound([{ port: 0, address: '127.0.0.2', exclusive: true }], ({ address }) => {
  assert.strictEqual(address, '127.0.0.2');
});
bound([() => {}], ({ address }) => assert.strictEqual(address, '0.0.0.0'));
bound([0, '::1'], ({ address, family }) => {
  assert.deepStrictEqual([address, family], ['::1', 'IPv6']);
}, 'udp6');

const first = dgram.createSocket({ type: 'udp4', reuseAddr: true });
first.bind(0, '127.0.0.1', function() {
  assert.strictEqual(this, first);
  const { port } = first.address();

  const refused = dgram.createSocket('udp4');
  refused.bind(port, '127.0.0.1', () => assert.fail('it is in use'));
  refused.on('error', (error) => {
    assert.strictEqual(error.message, `bind EADDRINUSE 127.0.0.1:${port}`);
    assert.strictEqual(error.code, 'EADDRINUSE');
    assert.strictEqual(error.syscall, 'bind');
    assert.strictEqual(error.address, '127.0.0.1');
    assert.strictEqual(error.port, port);
    refused.close();

    const second = dgram.createSocket({ type: 'udp4', reuseAddr: true });
    second.bind(port, '127.0.0.1', () => {
      assert.strictEqual(second.address().port, port);
      second.close();
      first.close();
    });
  });
});

// Once bind() has failed the socket can be bound elsewhere.
const again = dgram.createSocket('udp4');
again.once('error', (error) => {
  assert.strictEqual(error.code, 'EINVAL');
  again.bind(0, '127.0.0.1', () => again.close());
});
again.bind(0, '::1');

const stdin = dgram.createSocket('udp4');
assert.throws(() => stdin.bind({ fd: 2 }), { code: 'ERR_INVALID_FD_TYPE' });
stdin.close();

// A port may be text; what is no number stands for any port.
for (const port of ['0', 'x']) {
  const textual = dgram.createSocket('udp4');
  textual.bind(port, () => {
    assert.ok(textual.address().port > 0);
    textual.close();
  });
}

// No system's socket is made for an address of the other family.
const refused6 = dgram.createSocket('udp4');
refused6.bind(0, '::1');
refused6.on('error', (error) => {
  assert.strictEqual(error.code, 'EINVAL');
  assert.throws(() => refused6.address(), { code: 'EBADF', syscall: 'getsockname' });
  refused6.close();
});
