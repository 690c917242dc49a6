'use strict';

// What a connection holds that has been answered and now waits.
//
// kind: server
// unit: connection
// metric: memory
// load: idle --http --connections=2000
// limit: http
// expect: Hello, World!
// target: all 0.6 of node-api

const http = require('http');
const { serve } = require('../workload');

const server = http.createServer((req, res) => res.end('Hello, World!'));
server.keepAliveTimeout = 60000;
serve(server);
