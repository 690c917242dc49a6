'use strict';

// What a message costs that comes and goes: the smallest program over sockets.
//
// kind: server
// unit: message
// load: echo --bytes=64 --connections=64
// sweep: connections=64,1,1000
// limit: echo
// target: all 0.85 of peer
// target: all 1.2 of plain

const net = require('net');
const { serve } = require('../workload');

serve(net.createServer({ noDelay: true }, (socket) => {
  socket.on('data', (chunk) => socket.write(chunk));
  socket.on('error', () => socket.destroy());
}));
