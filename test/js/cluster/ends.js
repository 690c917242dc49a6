'use strict';
// How workers end: killed, by themselves, disconnected from either side, left by their primary.
const assert = require('assert');
const cluster = require('cluster');
const { once } = require('events');

const acts = {
  wait() { setInterval(() => {}, 1000); },
  exit() { process.exit(7); },
  disconnect() {
    const { worker } = cluster;
    worker.on('disconnect', () => process.exit(worker.exitedAfterDisconnect ? 3 : 4));
    assert.strictEqual(worker.disconnect(), worker);
  },
  kill() { cluster.worker.kill(); },
  lose() { process.disconnect(); }, // meant for no one: the worker ends
};

async function endOf(act, then) {
  const worker = cluster.fork({ ACT: act });
  assert.strictEqual(worker.isConnected(), true);
  assert.strictEqual(worker.isDead(), false);
  if (then) worker.on('online', () => then(worker));
  const [code, signal] = await once(worker, 'exit');
  assert.strictEqual(worker.isDead(), true);
  assert.strictEqual(cluster.workers[worker.id], undefined);
  return { code, signal, meant: worker.exitedAfterDisconnect };
}

async function primary() {
  assert.deepStrictEqual(await endOf('wait', (worker) => worker.kill()),
    { code: null, signal: 'SIGTERM', meant: false });
  assert.deepStrictEqual(await endOf('wait', (worker) => worker.process.kill('SIGKILL')),
    { code: null, signal: 'SIGKILL', meant: false });
  assert.deepStrictEqual(await endOf('exit'), { code: 7, signal: null, meant: false });
  assert.deepStrictEqual(await endOf('disconnect'), { code: 3, signal: null, meant: true });
  assert.deepStrictEqual(await endOf('kill'), { code: 0, signal: null, meant: true });
  assert.deepStrictEqual(await endOf('lose'), { code: 0, signal: null, meant: false });
  await new Promise((resolve) => cluster.disconnect(resolve)); // there are none
}

if (cluster.isWorker) acts[process.env.ACT]();
else primary();
