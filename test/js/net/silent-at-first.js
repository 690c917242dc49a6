'use strict';
// A connection that says nothing at first, while the loop is busy with others, is heard all the
// same when it speaks: after one turn, after many, and after the loop has slept.
const assert = require('assert');
const net = require('net');

const heard = [];
const kDelays = [0, 1, 3, 10, 50, 200];
let open = kDelays.length;

const server = net.createServer((socket) => {
  socket.on('data', (chunk) => socket.write(chunk));
  socket.on('end', () => socket.end());
});

// Keeps the loop busy with one connection for some turns.
function chatter(client, left) {
  client.on('data', () => (left-- > 0 ? client.write('.') : client.end()));
  client.write('.');
}

function afterTurns(turns, fn) {
  if (turns === 0) fn();
  else setImmediate(afterTurns, turns - 1, fn);
}

server.listen(0, '127.0.0.1', () => {
  const { port } = server.address();
  const busy = net.connect(port, '127.0.0.1', () => chatter(busy, 100));
  for (const delay of kDelays) {
    const client = net.connect(port, '127.0.0.1', () => {
      const speak = () => client.write(`after ${delay}`);
      if (delay < 200) afterTurns(delay, speak);
      else setTimeout(speak, delay);
    });
    client.on('data', (chunk) => {
      heard.push(String(chunk));
      client.end();
    });
    client.on('close', () => { if (--open === 0) server.close(); });
  }
});
process.on('exit', () => {
  assert.deepStrictEqual(heard.sort(), kDelays.map((delay) => `after ${delay}`).sort());
});
