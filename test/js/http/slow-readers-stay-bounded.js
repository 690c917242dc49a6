'use strict';
// A client that pipelines requests for large answers and never reads: few of them are answered.
const assert = require('assert');
const http = require('http');
const net = require('net');

const kCount = 20000;
const large = Buffer.alloc(64 * 1024, 'x');
let asked = 0;
const server = http.createServer((request, response) => {
  asked++;
  response.end(large);
});
server.listen(0, '127.0.0.1', () => {
  const socket = net.connect(server.address().port, '127.0.0.1');
  socket.pause();
  socket.on('error', () => {});
  socket.write('GET / HTTP/1.1\r\nHost: x\r\n\r\n'.repeat(kCount));
  let before = -1;
  const timer = setInterval(() => {
    if (asked > 0 && asked === before) {
      clearInterval(timer);
      socket.destroy();
      server.close();
    }
    before = asked;
  }, 100);
});
process.on('exit', () => assert.ok(asked > 0 && asked < kCount / 4, `${asked} were answered`));
