'use strict';
// A TCP server that sends back what comes. Prints its port.
const net = require('net');
const server = net.createServer({ noDelay: true }, (socket) => {
  socket.on('data', (chunk) => socket.write(chunk));
  socket.on('error', () => socket.destroy());
});
server.listen(0, '127.0.0.1', 4096, () => console.log(server.address().port));
