'use strict';
// An agent's totalSocketCount has the free sockets in it.
const assert = require('assert');
const http = require('http');

const agent = new http.Agent({ keepAlive: true });
const counts = [];
const server = http.createServer((request, response) => response.end());
function get(then) {
  const request = http.get({ port: server.address().port, agent }, (response) => response.resume());
  counts.push(agent.totalSocketCount);
  request.on('close', () => setImmediate(then));
}
server.listen(0, () => {
  get(() => {
    counts.push(agent.totalSocketCount, Object.keys(agent.sockets).length);
    get(() => {
      counts.push(agent.totalSocketCount);
      agent.destroy();
      server.close(() => counts.push(agent.totalSocketCount));
    });
  });
});
process.on('exit', () => assert.deepStrictEqual(counts, [1, 1, 0, 1, 1, 0]));
