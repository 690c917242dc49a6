'use strict';
// 32 clients connect in one go. How many times is the system asked?
const net = require('net');

const kClients = 32;
let answered = 0;

const server = net.createServer((socket) => socket.end('welcome'));

function connect() {
  const client = net.connect(server.address().port, '127.0.0.1');
  client.resume();
  client.on('close', () => {
    if (++answered < kClients) return;
    console.log(`${answered} clients were welcomed`);
    server.close();
  });
}

server.listen(0, '127.0.0.1', () => {
  for (let i = 0; i < kClients; i++) connect();
  console.log(`${kClients} clients were asked to connect`);
});
