'use strict';
// What listen() tells of descriptors that are no sockets, and of paths.
const assert = require('assert');
const fs = require('fs');
const net = require('net');
const os = require('os');
const path = require('path');

const fail = (options, expected) => net.createServer().listen(options).on('error', (error) => {
  const { code, message, port, address } = error;
  assert.deepStrictEqual({ code, message, port, address }, expected);
});
const fd = fs.openSync(__filename);
for (const bad of [fd, 9999]) {
  fail({ fd: bad }, {
    code: 'EINVAL', message: 'listen EINVAL: invalid argument', port: undefined, address: null,
  });
}
fail({ path: '/nonexistent/x' }, {
  code: 'EACCES', message: 'listen EACCES: permission denied /nonexistent/x', port: -1,
  address: '/nonexistent/x',
});

assert.throws(() => new net.Socket({ fd: 9999 }), { code: 'ERR_INVALID_FD_TYPE' });
assert.throws(() => new net.Socket({ fd: -1 }), {
  message: 'The value of "fd" is out of range. It must be >= 0 && <= 2147483647. Received -1',
});

const name = path.join(fs.mkdtempSync(path.join(os.tmpdir(), 'listen-')), 'socket');
const before = process.umask(0o022);
const server = net.createServer((socket) => socket.end());
server.listen({ path: name, readableAll: true, writableAll: true }, () => {
  process.umask(before);
  assert.strictEqual(fs.statSync(name).mode & 0o777, 0o777);
  const client = net.connect(name).resume();
  client.on('connect', () => {
    assert.deepStrictEqual(client.address(), {}); // the path is the server's alone
    assert.strictEqual(client.localAddress, undefined);
  });
  client.on('close', () => server.close(() => fs.rmdirSync(path.dirname(name))));
});
