'use strict';
// maxTotalSockets holds over all hosts, and a socket that gets free lets another host's request go.
const assert = require('assert');
const http = require('http');

const agent = new http.Agent({ keepAlive: true, maxTotalSockets: 2, maxSockets: 3 });
const servers = [1, 2].map(() => http.createServer((request, response) => response.end('hello')));
let left = 12;

function countSockets() {
  return Object.values(agent.sockets).reduce((sum, list) => sum + list.length, 0);
}

function ask(server) {
  for (let i = 0; i < 6; i++) {
    http.get({ port: server.address().port, host: '127.0.0.1', agent }, (response) => {
      assert(countSockets() <= 2);
      response.resume().on('end', () => {
        if (--left > 0) return;
        agent.destroy();
        for (const each of servers) each.close();
      });
    });
  }
}
for (const server of servers) server.listen(0, '127.0.0.1', () => ask(server));
