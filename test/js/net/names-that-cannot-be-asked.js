'use strict';
// server.address() of a path, then of a port; it throws what the system says. A handle gives its
// name as Node's handles do.
const assert = require('assert');
const net = require('net');

const server = net.createServer((socket) => {
  const out = {};
  assert.strictEqual(socket._handle.getpeername(out), 0);
  assert.deepStrictEqual(out,
    { address: '127.0.0.1', family: 'IPv4', port: socket.remotePort });
  socket.end();
  server.close();
});
server.listen(0, '127.0.0.1', () => {
  const out = {};
  assert.strictEqual(server._handle.getsockname(out), 0);
  assert.deepStrictEqual(out, server.address());
  const { getsockname } = server._handle;
  server._handle.getsockname = () => -9;
  assert.throws(() => server.address(), {
    name: 'Error', code: 'EBADF', errno: -9, syscall: 'address', message: 'address EBADF',
  });
  server._handle.getsockname = getsockname;
  net.connect(server.address().port, '127.0.0.1').resume();
});

const fs = require('fs');
const path = require('path');
const folder = fs.mkdtempSync(path.join(require('os').tmpdir(), 'net-'));
const file = path.join(folder, 'socket');
const both = net.createServer().listen(file, () => {
  assert.strictEqual(both.address(), file);
  both.close(() => both.listen(0, '127.0.0.1', () => {
    assert.strictEqual(both.address().address, '127.0.0.1');
    both.close(() => fs.rmSync(folder, { recursive: true }));
  }));
});
