'use strict';

// As echo.js over a unix socket: the same work for the program, less for the system. The port that
// it prints is nobody's: the load knows the path.
//
// kind: server
// unit: message
// load: echo --unix=build/bench/unix_echo.sock --bytes=64 --connections=64
// target: all 0.85 of peer

const fs = require('fs');
const net = require('net');
const { announce } = require('../workload');

const name = 'build/bench/unix_echo.sock'; // script/bench runs everything from the project's top

fs.mkdirSync('build/bench', { recursive: true });
fs.rmSync(name, { force: true }); // left by one that was killed
net.createServer((socket) => {
  socket.on('data', (chunk) => socket.write(chunk));
  socket.on('error', () => socket.destroy());
}).listen({ path: name, backlog: 4096 }, () => announce(1));
