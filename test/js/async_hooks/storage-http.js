'use strict';
// Stores follow requests on both sides, also when requests share one connection.
const assert = require('assert');
const http = require('http');
const { AsyncLocalStorage } = require('async_hooks');

const storage = new AsyncLocalStorage();
const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
const seen = {};
const note = (name) => { seen[name] = storage.getStore(); };

const server = http.createServer((request, response) => {
  const { url } = request;
  storage.run(`server ${url}`, () => {
    request.resume();
    request.on('end', () => {
      note(`request end ${url}`);
      setImmediate(() => {
        note(`immediate ${url}`);
        response.end('body');
      });
    });
  });
});
server.listen(0, '127.0.0.1', () => {
  const { port } = server.address();
  let left = 3;
  for (const path of ['/a', '/b', '/c']) {
    storage.run(`client ${path}`, () => {
      http.get({ host: '127.0.0.1', port, path, agent }, (response) => {
        note(`response ${path}`);
        response.on('data', () => note(`data ${path}`));
        response.on('end', () => {
          note(`end ${path}`);
          if (--left > 0) return;
          agent.destroy();
          server.close();
        });
      });
    });
  }
});
process.on('exit', () => {
  const expected = {};
  for (const path of ['/a', '/b', '/c']) {
    for (const event of ['request end', 'immediate']) expected[`${event} ${path}`] = `server ${path}`;
    for (const event of ['response', 'data', 'end']) expected[`${event} ${path}`] = `client ${path}`;
  }
  assert.deepStrictEqual(seen, expected);
});
