'use strict';
// What a worker may listen on: a port that is taken (an error as of bind), a path, a port for
// itself, two ports of no number, and UDP; by both policies.
const assert = require('assert');
const cluster = require('cluster');
const dgram = require('dgram');
const net = require('net');
const path = require('path');
const fs = require('fs');
const os = require('os');

const policies = ['rr', 'none'];

function primary() {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'orrery-cluster-'));
  const busy = net.createServer().listen(0, '127.0.0.1', () => {
    const worker = cluster.fork({ BUSY: busy.address().port, FOLDER: folder });
    worker.on('message', (message) => assert.strictEqual(message, 'done'));
    worker.on('exit', (code) => {
      assert.strictEqual(code, 0);
      busy.close();
      fs.rmSync(folder, { recursive: true });
    });
  });
}

const listen = (server, ...args) => new Promise((resolve, reject) => {
  server.once('error', reject);
  server.listen(...args, () => resolve(server));
});
const bind = (socket, options) => new Promise((resolve) => socket.bind(options, resolve));
const closed = (server) => new Promise((resolve) => server.close(resolve));

async function worker() {
  const port = Number(process.env.BUSY);
  await assert.rejects(listen(net.createServer(), port, '127.0.0.1'), {
    code: 'EADDRINUSE', syscall: 'bind', address: '127.0.0.1', port,
    message: `bind EADDRINUSE 127.0.0.1:${port}`,
  });

  const name = path.join(process.env.FOLDER, 'socket');
  const byPath = await listen(net.createServer((socket) => socket.end('over a path')), name);
  assert.strictEqual(byPath.address(), name);
  const client = net.connect(name).setEncoding('utf8');
  const [text] = await require('events').once(client, 'data');
  assert.strictEqual(text, 'over a path');
  await closed(byPath);

  const first = await listen(net.createServer(), 0);
  const second = await listen(net.createServer(), 0);
  assert.notStrictEqual(first.address().port, second.address().port);
  const own = await listen(net.createServer(), { port: 0, exclusive: true });
  assert.notStrictEqual(own.address().port, first.address().port);

  for (const exclusive of [false, true]) {
    const socket = dgram.createSocket('udp4');
    await bind(socket, { port: 0, address: '127.0.0.1', exclusive });
    const sender = dgram.createSocket('udp4');
    sender.send('datagram', socket.address().port, '127.0.0.1');
    const [message] = await require('events').once(socket, 'message');
    assert.strictEqual(String(message), 'datagram');
    sender.close();
    await closed(socket);
  }
  own.close();
  process.send('done');
  cluster.worker.disconnect(); // closes the other two
  await Promise.all([first, second].map((server) => require('events').once(server, 'close')));
}

if (cluster.isWorker) {
  worker();
} else if (process.argv[2] === undefined) {
  const { spawnSync } = require('child_process');
  for (const policy of policies) {
    const args = [...process.execArgv, __filename, 'primary'];
    const { status, stderr } = spawnSync(process.execPath, args,
      { env: { ...process.env, NODE_CLUSTER_SCHED_POLICY: policy }, encoding: 'utf8' });
    assert.strictEqual(status, 0, stderr);
  }
} else {
  primary();
}
