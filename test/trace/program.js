'use strict';
// Does a little of everything, for a trace: files, a pool, sockets, timers, ticks, promises.
const crypto = require('crypto');
const fs = require('fs');
const net = require('net');

const server = net.createServer((socket) => socket.pipe(socket));
server.listen(0, '127.0.0.1', () => {
  const client = net.connect(server.address().port, '127.0.0.1', () => client.end('ping'));
  client.on('data', (data) => console.log(`echo ${data}`));
  client.on('close', () => server.close());
});

setTimeout(() => console.log('timeout'), 5);
setImmediate(() => console.log('immediate'));
process.nextTick(() => console.log('tick'));
Promise.resolve().then(() => console.log('promise'));
fs.readFile(__filename, 'utf8', (error, text) => console.log(`read ${text.length > 0}`));
crypto.pbkdf2('secret', 'salt', 1000, 16, 'sha256', () => console.log('derived'));
console.log('"quoted"\t\\ and ünïcode');
