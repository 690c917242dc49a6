'use strict';
// Extensions of one chunk, in one piece or in many: more than 16 KiB are answered with 413.
const assert = require('assert');
const http = require('http');
const net = require('net');

const server = http.createServer((request, response) => {
  request.resume().on('end', () => response.end());
});
const kHead = 'POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n2;';

function ask(send, then) {
  let text = '';
  const socket = net.connect(server.address().port, '127.0.0.1', () => send(socket));
  socket.setEncoding('latin1').on('data', (data) => { text += data; });
  socket.on('error', () => {});
  socket.on('close', () => {
    assert.strictEqual(text, 'HTTP/1.1 413 Payload Too Large\r\nConnection: close\r\n\r\n');
    then();
  });
}

function inMany(socket) {
  let left = 40;
  socket.setNoDelay(true).write(kHead);
  (function more() {
    if (left-- > 0 && socket.writable) socket.write('a'.repeat(500), () => setImmediate(more));
  })();
}

server.listen(0, '127.0.0.1', () => {
  ask((socket) => socket.write(`${kHead}${'a'.repeat(17000)}\r\nAA\r\n0\r\n\r\n`), () => {
    ask(inMany, () => server.close());
  });
});
