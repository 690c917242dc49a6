'use strict';

// What is resident of a program that has loaded net, http and fs, and has answered one request.
//
// kind: start
// unit: start
// metric: memory
// target: all 0.80 of node

const http = require('http');

require('net');
require('fs');
const server = http.createServer((request, response) => response.end('body'));
server.listen(0, '127.0.0.1', () => {
  http.get({ host: '127.0.0.1', port: server.address().port, agent: false }, (response) => {
    response.resume();
    response.on('end', () => server.close(() => console.log('answered')));
  });
});
