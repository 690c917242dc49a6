'use strict';

// A program with net, http and fs, each used once: what most programs load before they do anything.
//
// kind: start
// unit: start
// metric: wall
// target: all 0.40 of node

const fs = require('fs');
const http = require('http');
const net = require('net');

if (!fs.readFileSync(__filename, 'utf8').startsWith("'use strict'")) throw new Error('not read');
const agent = new http.Agent({ keepAlive: true });
const server = http.createServer((request, response) => response.end('body'));
server.listen(0, '127.0.0.1', () => {
  const socket = net.connect(server.address().port, '127.0.0.1', () => {
    socket.end();
    agent.destroy();
    server.close(() => console.log('ready'));
  });
});
