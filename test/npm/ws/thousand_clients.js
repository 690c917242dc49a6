// ws: 1,000 clients in one process; each hears each broadcast once, and in order.
'use strict';
const assert = require('assert');
const { once } = require('events');
const { WebSocket, WebSocketServer } = require('ws');

const CLIENTS = 1000;
const ROUNDS = 5;

async function connect(port) {
  const socket = new WebSocket(`ws://127.0.0.1:${port}`);
  socket.heard = [];
  socket.on('message', (data) => socket.heard.push(`${data}`));
  await once(socket, 'open');
  return socket;
}

async function main() {
  const server = new WebSocketServer({ port: 0, host: '127.0.0.1', backlog: 1024 });
  await once(server, 'listening');
  let said = 0;
  server.on('connection', (socket) => {
    socket.on('message', (data) => {
      said += 1;
      if (said % CLIENTS !== 0) return;
      for (const client of server.clients) client.send(`round ${data}`);
    });
  });
  const { port } = server.address();
  const clients = await Promise.all(Array.from({ length: CLIENTS }, () => connect(port)));
  assert.strictEqual(server.clients.size, CLIENTS);
  for (let round = 0; round < ROUNDS; round += 1) {
    const heard = clients.map((client) => once(client, 'message'));
    for (const client of clients) client.send(`${round}`);
    await Promise.all(heard);
  }
  const expected = Array.from({ length: ROUNDS }, (_, round) => `round ${round}`);
  for (const client of clients) assert.deepStrictEqual(client.heard, expected);
  const closed = clients.map((client) => once(client, 'close'));
  for (const client of server.clients) client.close(1001);
  assert.ok((await Promise.all(closed)).every(([code]) => code === 1001));
  server.close();
  await once(server, 'close');
  console.log('ws, 1,000 clients: ok');
}

main();
