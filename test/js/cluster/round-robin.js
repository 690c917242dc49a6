'use strict';
// Workers share a port: the primary accepts, and connections go to them one after the other. All
// events of a worker's life come in their order.
const assert = require('assert');
const cluster = require('cluster');
const http = require('http');

if (cluster.isWorker) {
  assert.strictEqual(cluster.isPrimary, false);
  assert.strictEqual(process.env.NODE_UNIQUE_ID, undefined);
  http.createServer((request, response) => response.end(String(cluster.worker.id))).listen(0);
  return;
}

const events = { 1: [], 2: [] };
for (const name of ['fork', 'online', 'listening', 'disconnect', 'exit']) {
  cluster.on(name, (worker) => events[worker.id].push(name));
}
const workers = [cluster.fork(), cluster.fork()];
assert.deepStrictEqual(Object.keys(cluster.workers), ['1', '2']);
assert.deepStrictEqual(workers.map((worker) => worker.state), ['none', 'none']);

const answers = [];
function ask(port) {
  http.get({ port, agent: false }, (response) => {
    response.setEncoding('utf8');
    response.on('data', (text) => answers.push(text));
    response.on('end', () => (answers.length < 6 ? ask(port) : stop()));
  });
}
function stop() {
  let disconnected = 0;
  cluster.on('disconnect', (worker) => {
    disconnected++;
    assert.strictEqual(worker.exitedAfterDisconnect, true);
  });
  cluster.disconnect(() => assert.strictEqual(disconnected, 2));
}
let listening = 0;
cluster.on('listening', (worker, { address, addressType, port }) => {
  assert.strictEqual(worker.state, 'listening');
  assert.strictEqual(address, null);
  assert.strictEqual(addressType, 4);
  if (++listening === 2) ask(port);
});

process.on('exit', () => {
  assert.strictEqual(answers.slice().sort().join(''), '111222');
  for (const list of Object.values(events)) {
    assert.deepStrictEqual(list, ['fork', 'online', 'listening', 'disconnect', 'exit']);
  }
  assert.deepStrictEqual(Object.keys(cluster.workers), []);
  assert.deepStrictEqual(workers.map((worker) => worker.state), ['dead', 'dead']);
});
