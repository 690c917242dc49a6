'use strict';

// The smallest answer: what a runtime adds to what the system takes for a request.
//
// kind: server
// unit: request
// load: http --connections=64
// limit: http
// expect: Hello, World!
// target: uring 0.90 of own
// target: uring 0.60 of node-api
// target: uring 1.15 of plain
// target: uv asio 1.0 of own

const http = require('http');
const { serve } = require('../workload');

serve(http.createServer((req, res) => {
  res.setHeader('Content-Type', 'text/plain');
  res.end('Hello, World!');
}));
