'use strict';
// 204 and 304 end with their head, even when a Content-Length stands in it.
const assert = require('assert');
const http = require('http');

const server = http.createServer((request, response) => {
  response.statusCode = Number(request.url.slice(1));
  response.setHeader('Content-Length', 11);
  response.end();
});
const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
let left = 2;
server.listen(0, '127.0.0.1', () => {
  for (const status of [204, 304]) {
    http.get({ port: server.address().port, host: '127.0.0.1', path: `/${status}`, agent }, (r) => {
      assert.strictEqual(r.statusCode, status);
      r.on('aborted', () => assert.fail('aborted'));
      r.on('data', () => assert.fail('a body'));
      r.on('end', () => {
        if (--left > 0) return;
        agent.destroy();
        server.close();
      });
    });
  }
});
