'use strict';

// The same by Bun's own sockets. What a socket does not take at once is kept until it drains.

const { announce } = require('../workload');

function send(socket) {
  while (socket.data.length > 0) {
    const chunk = socket.data[0];
    const sent = socket.write(chunk);
    if (sent < chunk.length) {
      socket.data[0] = chunk.subarray(Math.max(sent, 0));
      return;
    }
    socket.data.shift();
  }
}

const server = Bun.listen({
  hostname: '127.0.0.1',
  port: 0,
  socket: {
    open(socket) {
      socket.data = [];
      socket.setNoDelay(true);
    },
    data(socket, chunk) {
      if (socket.data.length === 0) {
        const sent = socket.write(chunk);
        if (sent < chunk.length) socket.data.push(Buffer.from(chunk.subarray(Math.max(sent, 0))));
      } else {
        socket.data.push(Buffer.from(chunk));
      }
    },
    drain: send,
  },
});
announce(server.port);
