'use strict';
// An agent with keepAlive sends the next request on the same connection; without it, on another.
const assert = require('assert');
const http = require('http');

let connections = 0;
const reused = [];
const server = http.createServer((request, response) => response.end('x'));
server.on('connection', () => { connections++; });
function ask(agent, next) {
  const options = { host: '127.0.0.1', port: server.address().port, agent };
  const request = http.get(options, (response) => {
    response.resume().on('close', () => setImmediate(next));
  });
  request.on('socket', () => reused.push(request.reusedSocket));
}
server.listen(0, '127.0.0.1', () => {
  const agent = new http.Agent({ keepAlive: true });
  ask(agent, () => ask(agent, () => {
    assert.strictEqual(connections, 1);
    agent.destroy();
    ask(false, () => ask(false, () => server.close()));
  }));
});
process.on('exit', () => {
  assert.strictEqual(connections, 3);
  assert.deepStrictEqual(reused, [false, true, false, false]);
});
