'use strict';
// What keeps a program alive? A server does; a timer does, unless it was told not to.
const net = require('net');

const server = net.createServer();
server.listen(0, '127.0.0.1', () => console.log('listening'));

const reminder = setTimeout(() => console.log('a minute later'), 60000);
reminder.unref();

setTimeout(() => {
  console.log('closing the server');
  server.close(() => console.log('closed'));
}, 20);

process.on('exit', () => console.log('exit'));
