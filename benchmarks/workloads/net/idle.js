'use strict';

// What a connection takes of memory while nothing happens on it, after one message each.
//
// kind: server
// unit: connection
// load: idle --connections=2000
// limit: echo
// metric: memory
// target: all 0.6 of node-api

const net = require('net');
const { serve } = require('../workload');

serve(net.createServer((socket) => {
  socket.on('data', (chunk) => socket.write(chunk));
  socket.on('error', () => socket.destroy());
}));
