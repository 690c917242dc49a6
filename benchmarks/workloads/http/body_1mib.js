'use strict';

// A large answer: what it costs to get a mebibyte from a program's memory to the socket.
//
// kind: server
// unit: request
// load: http --connections=16
// target: all 1.0 of peer

const http = require('http');
const { serve } = require('../workload');

const body = Buffer.alloc(1024 * 1024, 'b');

serve(http.createServer((req, res) => {
  res.setHeader('Content-Type', 'application/octet-stream');
  res.end(body);
}));
