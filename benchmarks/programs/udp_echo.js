'use strict';
// A UDP socket that sends each datagram back. Prints its port.
const dgram = require('dgram');
const socket = dgram.createSocket('udp4', (message, { port, address }) => {
  socket.send(message, 0, message.length, port, address);
});
socket.bind(0, '127.0.0.1', () => console.log(socket.address().port));
