'use strict';
// maxSockets: so many connections to one place at once, and the other requests wait.
const assert = require('assert');
const http = require('http');

let open = 0;
let most = 0;
let answers = 0;
const agent = new http.Agent({ keepAlive: true, maxSockets: 2 });
const server = http.createServer((request, response) => {
  most = Math.max(most, ++open);
  setImmediate(() => {
    open--;
    response.end('x');
  });
});
server.listen(0, '127.0.0.1', () => {
  const options = { host: '127.0.0.1', port: server.address().port, agent };
  const name = agent.getName(options);
  for (let i = 0; i < 8; i++) {
    http.get(options, (response) => {
      response.resume().on('end', () => {
        if (++answers < 8) return;
        agent.destroy();
        server.close();
      });
    });
  }
  assert.strictEqual(agent.sockets[name].length, 2);
  assert.strictEqual(agent.requests[name].length, 6);
});
process.on('exit', () => {
  assert.strictEqual(answers, 8);
  assert.ok(most <= 2, `${most} at once`);
});
