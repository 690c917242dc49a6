'use strict';
// Malformed requests and attempts at smuggling get 400 (431 for a head too large) and are closed.
const assert = require('assert');
const http = require('http');
const net = require('net');

const post = (...headers) => `POST / HTTP/1.1\r\nHost: x\r\n${headers.join('\r\n')}\r\n\r\n`;
const cases = {
  'bare LF': ['GET / HTTP/1.1\nHost: x\n\n', 400],
  'bare LF in a header': ['GET / HTTP/1.1\r\nHost: x\nA: b\r\n\r\n', 400],
  'length and chunked':
    [`${post('Content-Length: 5', 'Transfer-Encoding: chunked')}0\r\n\r\n`, 400],
  'two lengths': [`${post('Content-Length: 5', 'Content-Length: 6')}hello!`, 400],
  'a negative length': [post('Content-Length: -5'), 400],
  'an unknown coding': [post('Transfer-Encoding: xchunked'), 400],
  'chunked is not last': [`${post('Transfer-Encoding: chunked, identity')}0\r\n\r\n`, 400],
  'a space before the colon': [`${post('Transfer-Encoding : chunked')}0\r\n\r\n`, 400],
  'a broken chunk': [`${post('Transfer-Encoding: chunked')}ZZ\r\nhi\r\n`, 400],
  'an unknown method': ['GXT / HTTP/1.1\r\nHost: x\r\n\r\n', 400],
  'no http at all': ['\x16\x03\x01\x02\x00', 400],
  'a head too large': [`GET / HTTP/1.1\r\nA: ${'a'.repeat(20000)}\r\n\r\n`, 431],
};
let answered = 0;
const server = http.createServer((request, response) => {
  request.resume().on('error', () => {}).on('end', () => response.end('accepted'));
});
server.listen(0, '127.0.0.1', () => {
  let open = 0;
  for (const [name, [text, status]] of Object.entries(cases)) {
    open++;
    const socket = net.connect(server.address().port, '127.0.0.1');
    let reply = '';
    socket.setEncoding('latin1').on('data', (part) => { reply += part; });
    socket.on('error', () => {});
    socket.on('close', () => {
      assert.ok(reply.startsWith(`HTTP/1.1 ${status} `), `${name}: ${reply}`);
      answered++;
      if (--open === 0) server.close();
    });
    socket.write(text, 'latin1');
  }
});
process.on('exit', () => assert.strictEqual(answered, Object.keys(cases).length));
