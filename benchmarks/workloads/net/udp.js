'use strict';

// Datagrams there and back, 32 under way at a time, both ends in one process. One that is lost is
// sent anew after a while.
//
// kind: task
// unit: message
// target: all 1.2 of peer

const dgram = require('dgram');
const { option, task } = require('../workload');

const depth = option('depth', 32);
const message = Buffer.alloc(option('bytes', 64), 'u');

async function open(onMessage) {
  const socket = dgram.createSocket('udp4', onMessage);
  await new Promise((resolve) => socket.bind(0, '127.0.0.1', resolve));
  return socket;
}

let server;
let client;
let answered;

async function start() {
  server = await open((bytes, from) => server.send(bytes, from.port, from.address));
  client = await open((bytes) => answered(bytes));
}

function exchange(count) {
  const { port } = server.address();
  return new Promise((resolve) => {
    let sent = 0;
    let received = 0;
    const send = () => {
      sent++;
      client.send(message, port, '127.0.0.1');
    };
    let last = 0;
    const watch = setInterval(() => {
      if (received === last) for (sent = received; sent < count && sent < received + depth;) send();
      last = received;
    }, 200);
    answered = (bytes) => {
      if (bytes.length !== message.length) throw new Error('another message');
      received++;
      if (received >= count) {
        clearInterval(watch);
        answered = () => {};
        resolve();
      } else if (sent < count) {
        send();
      }
    };
    while (sent < depth) send();
  });
}

task({
  batch: 4096,
  async verify() {
    await start();
    await exchange(100);
  },
  run: exchange,
}).then(() => {
  server.close();
  client.close();
});
