'use strict';
// A host is looked up before the server listens, also if it is an address: until then there is no
// handle, and a close() ends it.
const assert = require('assert');
const net = require('net');

const server = net.createServer();
server.listen(0, '127.0.0.1', () => {
  assert.strictEqual(server.address().family, 'IPv4');
  server.close();
});
assert.strictEqual(server.listening, false);
assert.strictEqual(server.address(), null);

for (const host of ['127.0.0.1', 'localhost']) {
  const closed = net.createServer();
  closed.on('listening', () => assert.fail('it was closed'));
  closed.listen(0, host);
  closed.close((error) => assert.strictEqual(error.code, 'ERR_SERVER_NOT_RUNNING'));
}

const anywhere = net.createServer().listen(0);
assert.strictEqual(anywhere.listening, true);
anywhere.close();
