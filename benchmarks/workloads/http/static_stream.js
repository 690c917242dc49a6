'use strict';

// A file as most servers of files send it: createReadStream().pipe(response).
//
// kind: server
// unit: request
// load: http --connections=64
// sweep: size=4096,65536
// target: all 1.0 of peer

const fs = require('fs');
const http = require('http');
const { option, serve } = require('../workload');
const { fileOf } = require('../files');

const size = option('size', 4096);
const file = fileOf('static', size);

serve(http.createServer((req, res) => {
  res.setHeader('Content-Type', 'application/octet-stream');
  res.setHeader('Content-Length', size);
  fs.createReadStream(file).pipe(res);
}));
