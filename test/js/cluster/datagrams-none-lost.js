'use strict';
// Workers that share a UDP socket: one that closes it has taken no datagram that it did not tell,
// so that those who are left get all the others.
const assert = require('assert');
const cluster = require('cluster');
const dgram = require('dgram');

const kWorkers = 3;
const kEach = 10;

if (cluster.isWorker) {
  let received = 0;
  const socket = dgram.createSocket('udp4');
  socket.on('message', () => {
    if (++received < kEach) return;
    socket.close();
    process.send(received);
  });
  socket.bind(0, '127.0.0.1');
  return;
}

let listening = 0;
let done = 0;
for (let i = 0; i < kWorkers; i++) cluster.fork();
cluster.on('listening', (worker, { port, address }) => {
  if (++listening < kWorkers) return;
  const sender = dgram.createSocket('udp4');
  for (let i = 0; i < kWorkers * kEach; i++) sender.send('datagram', port, address);
  sender.send('last', port, address, () => sender.close());
});
cluster.on('message', (worker, received) => {
  assert.strictEqual(received, kEach);
  done++;
  worker.disconnect();
});
process.on('exit', () => assert.strictEqual(done, kWorkers));
