'use strict';
// Connections that come and go: memory and descriptors must not grow with their number.
//
//   orrery --expose-gc test/churn/churn.js [connections=20000] [MiB that may be gained=8] [canary]
//
// An http server and a net server, and clients that leave in every way: by an orderly end from
// either side, by destroying the socket in the middle of an answer, by a reset. Measured after the
// first quarter, when pools and caches are filled, and at the end; exits with 1 if it has grown.
// The canary leaks a descriptor now and then, and must be found out.
const fs = require('fs');
const http = require('http');
const net = require('net');

const total = Number(process.argv[2] ?? 20000);
const allowedMiB = Number(process.argv[3] ?? 8);
const canary = process.argv[4] === 'canary';
const kAtOnce = 50;

const servers = [
  http.createServer((request, response) => response.end('x'.repeat(request.url.length * 1000))),
  net.createServer((socket) => socket.on('error', () => {}).pipe(socket)),
];

// How a client leaves, by turns.
const leave = [
  (socket) => socket.end(),
  (socket) => socket.destroy(),
  (socket) => socket.resetAndDestroy(),
];

let started = 0;
let ended = 0;
let afterFirstQuarter;

function measure() {
  for (let i = 0; i < 3; i++) gc();
  const { rss, heapTotal, heapUsed } = process.memoryUsage();
  return {
    descriptors: fs.readdirSync('/proc/self/fd').length,
    // Without the heap that V8 holds, whose young half grows for as long as there is much garbage.
    resident: rss - heapTotal,
    heap: heapUsed,
  };
}

function start() {
  const number = started++;
  const port = servers[number % servers.length].address().port;
  const socket = net.connect(port, '127.0.0.1');
  socket.write('GET /churn HTTP/1.1\r\nHost: localhost\r\n\r\n');
  socket.on('data', () => leave[number % leave.length](socket));
  socket.on('error', () => {});
  socket.on('close', onClose);
}

// Both sides of every connection are gone: nothing in flight is counted.
function whenQuiet(then) {
  const counts = servers.map((server) => new Promise((resolve) => {
    server.getConnections((error, count) => resolve(count));
  }));
  Promise.all(counts).then((open) => {
    if (open.some((count) => count > 0)) setImmediate(whenQuiet, then);
    else setImmediate(then);
  });
}

function onClose() {
  ended++;
  if (canary && ended % 1000 === 0) fs.openSync('/dev/null');
  const quarter = Math.floor(total / 4);
  if (ended === total) {
    whenQuiet(finish);
  } else if (ended === quarter) {
    whenQuiet(() => {
      afterFirstQuarter = measure();
      for (let i = 0; i < kAtOnce; i++) start();
    });
  } else if (started < (ended < quarter ? quarter : total)) {
    start();
  }
}

function finish() {
  const atEnd = measure();
  const gainedMiB = (field) => (atEnd[field] - afterFirstQuarter[field]) / 1048576;
  console.log(`${total} connections: descriptors ${afterFirstQuarter.descriptors} -> ` +
    `${atEnd.descriptors}; gained: resident beside V8's heap ` +
    `${gainedMiB('resident').toFixed(1)} MiB, ` +
    `JavaScript heap ${gainedMiB('heap').toFixed(1)} MiB`);
  const grown = atEnd.descriptors > afterFirstQuarter.descriptors ||
    gainedMiB('resident') > allowedMiB || gainedMiB('heap') > 2;
  if (grown) console.log('something has grown');
  process.exitCode = grown ? 1 : 0;
  for (const server of servers) server.close();
}

let listening = 0;
for (const server of servers) {
  server.listen(0, '127.0.0.1', 511, () => {
    if (++listening === servers.length) for (let i = 0; i < kAtOnce; i++) start();
  });
}
