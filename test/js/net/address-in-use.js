'use strict';
// EADDRINUSE of a port, and of a path; a server that failed may listen again.
const assert = require('assert');
const fs = require('fs');
const net = require('net');
const os = require('os');
const path = require('path');

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'net-'));
const first = net.createServer();
first.listen(0, '127.0.0.1', () => {
  const { port } = first.address();
  assert.throws(() => first.listen(0), {
    code: 'ERR_SERVER_ALREADY_LISTEN',
    message: 'Listen method has been called more than once without closing.',
  });
  const second = net.createServer();
  second.once('error', (error) => {
    assert.deepStrictEqual({ ...error }, {
      code: 'EADDRINUSE', errno: -os.constants.errno.EADDRINUSE, syscall: 'listen',
      address: '127.0.0.1', port,
    });
    assert.strictEqual(error.message,
      `listen EADDRINUSE: address already in use 127.0.0.1:${port}`);
    assert.strictEqual(second.listening, false);
    second.listen(0, '127.0.0.1', () => {
      second.close();
      first.close(onPaths);
    });
  });
  second.listen(port, '127.0.0.1');
});

function onPaths() {
  const file = path.join(folder, 'socket');
  const one = net.createServer().listen(file, () => {
    assert.strictEqual(one.address(), file);
    const two = net.createServer().on('error', (error) => {
      assert.strictEqual(error.code, 'EADDRINUSE');
      assert.strictEqual(error.address, file);
      assert.strictEqual('port' in error && error.port !== -1, false);
      one.close(() => fs.rmSync(folder, { recursive: true }));
    });
    two.listen({ path: file });
  });
}
