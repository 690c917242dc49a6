'use strict';

// A large request: what it costs to read a mebibyte from the socket, in pieces, and to count it.
//
// kind: server
// unit: request
// load: http --connections=16 --body-bytes=1048576
// target: all 1.0 of peer

const http = require('http');
const { serve } = require('../workload');

serve(http.createServer((req, res) => {
  let size = 0;
  req.on('data', (chunk) => { size += chunk.length; });
  req.on('end', () => res.end(String(size)));
}));
