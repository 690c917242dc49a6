'use strict';
// A program that has worked, has many connections, and waits gives back what its heap has grown by,
// without being asked; what it still uses stays as it is.
const assert = require('assert');
const net = require('net');

const kConnections = 100;
const kTurns = 200;
const kKept = 1000;
const kept = [];
const recent = new Array(8).fill(null);
const sockets = [];
let peak = 0;

const server = net.createServer((socket) => {
  sockets.push(socket);
  if (sockets.length === 2 * kConnections) work(0);
});

function work(turn) {
  const some = [];
  for (let i = 0; i < 2000; i++) some.push({ turn, i, text: `${turn} ${i}` });
  if (kept.length < kKept) kept.push(...some.slice(0, 5));
  recent[turn % recent.length] = some; // lives long enough to make the young generation grow
  peak = Math.max(peak, process.memoryUsage().heapTotal);
  if (turn < kTurns) setImmediate(work, turn + 1);
  else wait(0);
}

function wait(times) {
  recent.length = 0;
  const now = process.memoryUsage().heapTotal;
  if (now < peak * 0.75) {
    for (const socket of sockets) socket.destroy();
    server.close();
    return;
  }
  assert.ok(times < 50, `${now} bytes still, of ${peak}`);
  setTimeout(wait, 200, times + 1);
}

server.listen(0, '127.0.0.1', () => {
  for (let i = 0; i < kConnections; i++) {
    const socket = net.connect(server.address().port, '127.0.0.1', () => {
      sockets.push(socket);
      if (sockets.length === 2 * kConnections) work(0);
    });
  }
});

process.on('exit', () => {
  assert.ok(kept.length >= kKept);
  assert.ok(kept.every(({ turn, i, text }) => text === `${turn} ${i}`));
});
