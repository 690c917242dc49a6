'use strict';
// A socket that an agent keeps has after a hundred requests the listeners it had after two.
const assert = require('assert');
const http = require('http');

const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
const server = http.createServer((request, response) => response.end('ok'));
let socket;

function counts() {
  return socket.eventNames().map((name) => [name, socket.listenerCount(name)]);
}

server.listen(0, '127.0.0.1', async () => {
  const { port } = server.address();
  const get = () => new Promise((resolve, reject) => {
    const request = http.get({ port, host: '127.0.0.1', agent }, (response) => {
      response.resume().on('close', resolve);
    });
    request.on('socket', (given) => { socket = given; });
    request.on('error', reject);
  });
  await get();
  await get();
  const first = socket;
  const before = counts();
  for (let i = 0; i < 100; i++) await get();
  assert.strictEqual(socket, first);
  assert.deepStrictEqual(counts(), before);
  agent.destroy();
  server.close();
});
