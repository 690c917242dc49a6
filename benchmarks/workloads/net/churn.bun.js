'use strict';

// The same by Bun's own sockets.

const { announce } = require('../workload');

const server = Bun.listen({
  hostname: '127.0.0.1',
  port: 0,
  socket: {
    data(socket) {
      socket.end('ok\n');
    },
  },
});
announce(server.port);
