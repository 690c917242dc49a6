'use strict';
// server[Symbol.asyncDispose](): closes, waits for the connections, and may be asked again.
const assert = require('assert');
const net = require('net');

const server = net.createServer((socket) => setImmediate(() => socket.destroy()));
let closed = 0;
server.on('close', () => { closed++; });
server.listen(0, '127.0.0.1', async () => {
  const client = net.connect(server.address().port, '127.0.0.1');
  client.on('error', () => {});
  await new Promise((resolve) => client.once('connect', resolve));
  client.resume();
  const done = server[Symbol.asyncDispose]();
  assert(done instanceof Promise);
  assert.strictEqual(server.listening, false);
  assert.strictEqual(await done, undefined);
  assert.strictEqual(closed, 1);
  assert.strictEqual(await server[Symbol.asyncDispose](), undefined);
  assert.strictEqual(closed, 1);
});
