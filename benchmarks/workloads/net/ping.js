'use strict';

// One message there and back, and then the next: what a runtime takes to notice that something has
// come. Nothing to batch and nobody else to serve, so this is mostly the cost of going to sleep and
// of being woken up. The generator does not sleep: its own waking is not the server's.
//
// kind: server
// unit: message
// load: echo --connections=1 --bytes=64 --spin
// metric: p50
// target: all 0.5 of peer

const net = require('net');
const { serve } = require('../workload');

serve(net.createServer({ noDelay: true }, (socket) => {
  socket.on('data', (chunk) => socket.write(chunk));
  socket.on('error', () => socket.destroy());
}));
