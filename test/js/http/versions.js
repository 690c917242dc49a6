'use strict';
// httpVersion is what the request says, in full and in its parts; without one it is 0.9.
const assert = require('assert');
const http = require('http');
const net = require('net');

const lines = {
  'GET / HTTP/1.1': [1, 1, '1.1'], 'GET / HTTP/1.0': [1, 0, '1.0'], 'GET / HTTP/2.0': [2, 0, '2.0'],
  'GET /': [0, 9, '0.9'],
};
let answered = 0;
const server = http.createServer((request, response) => {
  const version = [request.httpVersionMajor, request.httpVersionMinor, request.httpVersion];
  assert.deepStrictEqual(version, lines[rest[0]]);
  response.end();
});
const rest = Object.keys(lines);
function next() {
  const socket = net.connect(server.address().port, '127.0.0.1');
  socket.on('close', () => {
    answered++;
    rest.shift();
    if (rest.length > 0) next();
    else server.close();
  });
  socket.resume().end(`${rest[0]}\r\n\r\n`);
}
server.listen(0, next);
process.on('exit', () => assert.strictEqual(answered, 4));
