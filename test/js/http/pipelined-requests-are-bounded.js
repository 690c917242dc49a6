'use strict';
// A client that pipelines thousands of requests and reads nothing: the server answers as many as
// fit, waits, and goes on in order once the client reads.
const assert = require('assert');
const http = require('http');
const net = require('net');

const kRequests = 5000;
const kBody = 'x'.repeat(10000);
let answered = 0;
const server = http.createServer((request, response) => {
  answered++;
  response.end(`${request.url}:${kBody}`);
});

server.listen(0, '127.0.0.1', () => {
  const socket = net.connect(server.address().port, '127.0.0.1');
  socket.pause();
  for (let i = 0; i < kRequests; i++) socket.write(`GET /${i} HTTP/1.1\r\nHost: x\r\n\r\n`);
  let before = -1;
  const timer = setInterval(() => {
    if (answered === 0 || answered !== before) {
      before = answered;
      return;
    }
    clearInterval(timer);
    // The socket's buffers take a few MiB, the rest has to wait.
    assert(answered < kRequests / 2, `${answered} answers for a client that reads none`);
    readAll(socket);
  }, 100);
});

function readAll(socket) {
  let seen = 0;
  let rest = '';
  socket.setEncoding('latin1');
  socket.on('data', (data) => {
    const parts = (rest + data).split(/(?=\/\d+:x)/);
    rest = parts.pop();
    for (const part of parts) {
      const number = /^\/(\d+):/.exec(part);
      if (number !== null) assert.strictEqual(Number(number[1]), seen++);
    }
    if (seen < kRequests - 1 || !rest.includes(kBody)) return;
    assert.strictEqual(answered, kRequests);
    socket.destroy();
    server.close();
  });
  socket.resume();
}
