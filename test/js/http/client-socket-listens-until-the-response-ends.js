// While a response is incomplete, its socket has a listener of 'data'; once it is complete, or the
// connection was upgraded, none of the client's. That is how packages notice a response cut short.
'use strict';
const assert = require('assert');
const http = require('http');

const server = http.createServer((req, res) => {
  if (req.url === '/whole') {
    res.end('whole');
    return;
  }
  res.write('half');
  setImmediate(() => res.destroy());
});
server.on('upgrade', (req, socket) => {
  socket.end('HTTP/1.1 101 Switching Protocols\r\nconnection: upgrade\r\nupgrade: x\r\n\r\n');
});

function listeners(path, agent) {
  return new Promise((resolve) => {
    const counts = [];
    const req = http.get({ port: server.address().port, path, agent });
    req.on('response', (res) => {
      const { socket } = req;
      res.on('error', (error) => assert.strictEqual(error.code, 'ECONNRESET'));
      res.on('close', () => {
        counts.push(socket.listenerCount('data'));
        resolve(counts);
      });
      res.resume();
    });
    req.on('socket', (socket) => counts.push(socket.listenerCount('data')));
  });
}

function upgraded() {
  return new Promise((resolve) => {
    const req = http.get({ port: server.address().port, agent: false,
      headers: { connection: 'upgrade', upgrade: 'x' } });
    req.on('upgrade', (res, socket) => {
      resolve(socket.listenerCount('data'));
      socket.destroy();
    });
  });
}

server.listen(0, async () => {
  const agent = new http.Agent({ keepAlive: true });
  assert.deepStrictEqual(await listeners('/whole', false), [1, 0]);
  assert.deepStrictEqual(await listeners('/whole', agent), [1, 0]);
  assert.deepStrictEqual(await listeners('/half', agent), [1, 1]);
  assert.strictEqual(await upgraded(), 0);
  agent.destroy();
  server.close();
});
