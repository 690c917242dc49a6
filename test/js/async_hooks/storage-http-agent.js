'use strict';
// Requests that wait for a socket of the agent see their own store in the response, not that of
// the request which made or freed the socket; with hooks each of them is told and destroyed.
const assert = require('assert');
const http = require('http');
const { AsyncLocalStorage, createHook } = require('async_hooks');

const storage = new AsyncLocalStorage();
const seen = [];
const living = new Map();
const total = { HTTPCLIENTREQUEST: 0, HTTPINCOMINGMESSAGE: 0 };
const hook = createHook({
  init(id, type) {
    if (!(type in total)) return;
    total[type]++;
    living.set(id, type);
  },
  destroy(id) { living.delete(id); },
}).enable();

function run(agent, count, done) {
  const server = http.createServer((request, response) => response.end('ok'));
  server.listen(0, () => {
    let left = count;
    for (let i = 0; i < count; i++) {
      storage.run(i, () => http.get({ agent, port: server.address().port }, (response) => {
        seen.push(storage.getStore());
        response.on('end', () => {
          assert.strictEqual(storage.getStore(), i);
          if (--left > 0) return;
          server.close(done);
          agent.destroy();
        }).resume();
      }));
    }
  });
}

run(new http.Agent({ maxSockets: 1 }), 3, () => {
  assert.deepStrictEqual(seen, [0, 1, 2]);
  assert.strictEqual(total.HTTPCLIENTREQUEST, 3);
  assert.ok(total.HTTPINCOMINGMESSAGE > 0); // one for each connection
  run(new http.Agent({ keepAlive: true, maxSockets: 1 }), 3, () => {
    assert.deepStrictEqual(seen, [0, 1, 2, 0, 1, 2]);
    assert.strictEqual(total.HTTPCLIENTREQUEST, 6);
  });
});
process.on('exit', () => {
  hook.disable();
  assert.strictEqual(seen.length, 6);
  assert.deepStrictEqual([...living.values()], []);
});
