'use strict';

// Connections that live for one answer: accept, read, answer, close.
//
// kind: server
// unit: connection
// load: churn --connections=64
// limit: churn
// target: all 0.7 of node-api
// target: all 1.05 of own

const net = require('net');
const { serve } = require('../workload');

serve(net.createServer((socket) => {
  socket.on('data', () => socket.end('ok\n'));
  socket.on('error', () => socket.destroy());
}));
