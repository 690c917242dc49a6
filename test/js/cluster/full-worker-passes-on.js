'use strict';
// A worker whose server has as many connections as it takes gives one back, and another gets it.
const assert = require('assert');
const cluster = require('cluster');
const net = require('net');

if (cluster.isWorker) {
  const server = net.createServer((socket) => {
    socket.resume();
    process.send('connection');
  });
  server.maxConnections = Number(process.env.MOST);
  server.listen(0);
  return;
}

const counts = { 1: 0, 2: 0 };
const clients = [];
let listening = 0;
cluster.fork({ MOST: 1 });
cluster.fork({ MOST: 5 });
cluster.on('listening', (worker, { port }) => {
  if (++listening === 2) {
    for (let i = 0; i < 6; i++) clients.push(net.connect(port));
  }
});
cluster.on('message', ({ id }) => {
  counts[id]++;
  if (counts[1] + counts[2] < 6) return;
  assert.deepStrictEqual(counts, { 1: 1, 2: 5 });
  for (const client of clients) client.destroy();
  cluster.disconnect();
});
