'use strict';

// One message there and back, and then the next: what a runtime takes to notice that something has
// come. Nothing to batch and nobody else to serve, so this is mostly the cost of going to sleep and
// of being woken up.
//
// kind: server
// unit: message
// load: echo --connections=1 --bytes=64
// metric: p50
// target: all 0.5 of peer

const net = require('net');
const { serve } = require('../workload');

serve(net.createServer({ noDelay: true }, (socket) => {
  socket.on('data', (chunk) => socket.write(chunk));
  socket.on('error', () => socket.destroy());
}));
