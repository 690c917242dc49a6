'use strict';
// Pipelined requests are answered in their order, also when the first answers come last.
const assert = require('assert');
const http = require('http');
const net = require('net');

const waiting = [];
const server = http.createServer((request, response) => {
  waiting.push(() => response.end(`answer ${request.url}`));
  if (waiting.length === 3) waiting.reverse().forEach((answer) => answer());
});
let text = '';
server.listen(0, '127.0.0.1', () => {
  const socket = net.connect(server.address().port, '127.0.0.1');
  const get = (path, more = '') => `GET ${path} HTTP/1.1\r\nHost: x\r\n${more}\r\n`;
  socket.write(get('/1') + get('/2') + get('/3', 'Connection: close\r\n'));
  socket.setEncoding('latin1').on('data', (part) => { text += part; });
  socket.on('close', () => server.close());
});
process.on('exit', () => {
  assert.deepStrictEqual(text.match(/answer \/\d/g), ['answer /1', 'answer /2', 'answer /3']);
});
