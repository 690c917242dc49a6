'use strict';
// maxFreeSockets: only so many idle connections are kept; destroy() closes them.
const assert = require('assert');
const http = require('http');

const agent = new http.Agent({ keepAlive: true, maxFreeSockets: 1 });
const waiting = [];
let closed = 0;
const server = http.createServer((request, response) => {
  waiting.push(response);
  if (waiting.length === 3) waiting.forEach((each) => each.end('x'));
});
server.on('connection', (socket) => socket.on('close', () => {
  closed++;
  if (closed === 2) {
    const lists = Object.values(agent.freeSockets);
    assert.deepStrictEqual(lists.map((list) => list.length), [1]);
    agent.destroy();
  }
  if (closed === 3) server.close();
}));
server.listen(0, '127.0.0.1', () => {
  for (let i = 0; i < 3; i++) {
    http.get({ host: '127.0.0.1', port: server.address().port, agent },
      (response) => response.resume());
  }
});
process.on('exit', () => {
  assert.strictEqual(closed, 3);
  assert.deepStrictEqual(Object.keys(agent.freeSockets), []);
});
