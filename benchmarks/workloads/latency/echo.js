'use strict';

// Latency of a TCP echo at a rate that is given, not taken (open loop), 64 bytes a message.
//
// kind: server
// unit: message
// load: echo --connections=64 --bytes=64
// limit: echo
// sweep: rate=2000,10000,20000,40000
// metric: p99

const net = require('net');
const { serve } = require('../workload');

serve(net.createServer((socket) => socket.pipe(socket)));
