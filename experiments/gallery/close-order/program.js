'use strict';
// Everything that can be asked for in one callback of I/O. In which order does it come?
const net = require('net');

const server = net.createServer((socket) => {
  socket.on('error', () => {}); // the client may leave with a reset
  socket.resume();
  socket.write('hello');
});

server.listen(0, '127.0.0.1', () => {
  const client = net.connect(server.address().port, '127.0.0.1');
  client.on('close', () => console.log('close'));
  client.on('data', () => {
    setTimeout(() => console.log('timeout'), 0);
    client.destroy();
    server.close();
    setImmediate(() => console.log('immediate'));
    Promise.resolve().then(() => console.log('promise'));
    process.nextTick(() => console.log('tick'));
    console.log('data');
  });
});
