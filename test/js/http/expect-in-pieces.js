'use strict';
// The value of `Expect` arrives byte by byte: it is 100-continue all the same. (Found by fuzzing.)
const http = require('http');
const net = require('net');

const server = http.createServer((req, res) => res.end('got it'));
server.on('checkExpectation', () => { throw new Error('taken for another expectation'); });
server.listen(0, '127.0.0.1', () => {
  const socket = net.connect(server.address().port, '127.0.0.1');
  socket.setNoDelay(true);
  const bytes = 'GET / HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nConnection: close\r\n\r\n';
  let at = 0;
  (function next() {
    if (at < bytes.length) socket.write(bytes[at++], () => setImmediate(next));
  }());
  let answer = '';
  socket.on('data', (chunk) => { answer += chunk; });
  socket.on('end', () => {
    console.log(answer.split('\r\n')[0], answer.endsWith('got it'));
    server.close();
  });
});
