'use strict';

// A file that is read whole, and then sent.
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

const file = fileOf('static', option('size', 4096));

serve(http.createServer((req, res) => {
  fs.readFile(file, (error, bytes) => {
    if (error) throw error;
    res.setHeader('Content-Type', 'application/octet-stream');
    res.end(bytes);
  });
}));
