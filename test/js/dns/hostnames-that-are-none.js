'use strict';
// Names with null bytes are refused at once, and names that are too long are not asked for.
const assert = require('assert');
const dgram = require('dgram');
const dns = require('dns');
const net = require('net');

const refused = (name) => ({
  code: 'ERR_INVALID_ARG_VALUE',
  message: new RegExp(`^The (argument|property) '${name}' must be a string without null bytes\\.`),
});
const nothing = () => assert.fail('it was refused');
for (const bad of ['a\0b', '\0', 'localhost\0']) {
  assert.throws(() => dns.lookup(bad, nothing), refused('hostname'));
  assert.throws(() => dns.promises.lookup(bad), refused('hostname'));
  assert.throws(() => net.connect({ port: 1, host: bad }), refused('options.host'));
  assert.throws(() => net.createServer().listen(0, bad), refused('hostname'));
  const socket = dgram.createSocket('udp4');
  assert.throws(() => socket.bind(0, bad), refused('hostname'));
  socket.close();
}

const expected = (hostname) => ({
  code: 'EINVAL', errno: -22, syscall: 'getaddrinfo', hostname,
});
for (const long of ['x'.repeat(256), 'host.'.repeat(60)]) {
  dns.lookup(long, (error, address) => {
    assert.strictEqual(address, undefined);
    assert.deepStrictEqual({ ...error }, expected(long));
  });
  assert.rejects(dns.promises.lookup(long, { all: true }), expected(long));
}

assert.strictEqual(dns.promises.lookupService.length, 2);
assert.throws(() => dns.promises.lookupService('127.0.0.1'), { code: 'ERR_MISSING_ARGS' });
