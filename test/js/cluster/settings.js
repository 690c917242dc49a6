'use strict';
// setupPrimary: what is started and how; 'setup' tells each call; what a message carries.
const assert = require('assert');
const cluster = require('cluster');

if (process.argv[2] === 'worker') {
  process.on('message', (message, server) => {
    assert.strictEqual(server, undefined);
    process.send({ echo: message, args: process.argv.slice(2), own: process.env.OWN });
    cluster.worker.disconnect();
  });
  return;
}

assert.deepStrictEqual(cluster.settings, {});
assert.strictEqual(cluster.schedulingPolicy, cluster.SCHED_RR);
const told = [];
cluster.on('setup', (settings) => told.push(settings));
cluster.setupPrimary({ args: ['worker', 'x'], serialization: 'advanced' });
cluster.setupMaster({ silent: false });
assert.deepStrictEqual(cluster.settings.args, ['worker', 'x']);
assert.strictEqual(cluster.settings.exec, process.argv[1]);
const worker = cluster.fork({ OWN: 'of its own' });
assert(worker instanceof cluster.Worker);
worker.send(new Map([[1, 2n]]));
cluster.on('message', (from, message, handle) => {
  assert.strictEqual(from, worker);
  assert.strictEqual(handle, undefined);
  assert.deepStrictEqual(message,
    { echo: new Map([[1, 2n]]), args: ['worker', 'x'], own: 'of its own' });
});
process.on('exit', () => {
  assert.strictEqual(told.length, 3);
  assert.strictEqual(told[0].serialization, 'advanced');
});
