'use strict';
// Setting, reading and sending headers; names and values that are refused; what repeats.
const assert = require('assert');
const http = require('http');
const net = require('net');

let raw = '';
const server = http.createServer((request, response) => {
  assert.strictEqual(request.headers.cookie, 'a=1; b=2');
  assert.strictEqual(request.headers['x-list'], 'one, two');
  assert.strictEqual(request.headers.host, 'first');
  assert.deepStrictEqual(request.headersDistinct['x-list'], ['one', 'two']);
  assert.deepStrictEqual(request.rawHeaders.slice(0, 2), ['Host', 'first']);
  response.setHeader('X-One', 1);
  response.setHeader('Set-Cookie', ['x=1', 'y=2']);
  assert.strictEqual(response.getHeader('x-one'), 1);
  assert.ok(response.hasHeader('X-ONE'));
  response.removeHeader('x-one');
  assert.deepStrictEqual(response.getHeaderNames(), ['set-cookie']);
  assert.throws(() => response.setHeader('bad name', 'x'), { code: 'ERR_INVALID_HTTP_TOKEN' });
  assert.throws(() => response.setHeader('x', 'a\nb'), { code: 'ERR_INVALID_CHAR' });
  assert.throws(() => response.setHeader('x', undefined),
    { code: 'ERR_HTTP_INVALID_HEADER_VALUE' });
  response.writeHead(201, 'Made', { 'X-Two': 'zwei' });
  assert.strictEqual(response.headersSent, true);
  assert.throws(() => response.setHeader('late', 'x'), { code: 'ERR_HTTP_HEADERS_SENT' });
  response.end('ok');
});
server.listen(0, '127.0.0.1', () => {
  const socket = net.connect(server.address().port, '127.0.0.1');
  socket.write('GET / HTTP/1.1\r\nHost: first\r\nHost: second\r\nCookie: a=1\r\nCookie: b=2\r\n' +
    'X-List: one\r\nX-List: two\r\nConnection: close\r\n\r\n');
  socket.setEncoding('latin1').on('data', (part) => { raw += part; });
  socket.on('close', () => server.close());
});
process.on('exit', () => {
  assert.ok(raw.startsWith('HTTP/1.1 201 Made\r\nSet-Cookie: x=1\r\nSet-Cookie: y=2\r\n' +
    'X-Two: zwei\r\n'));
  assert.ok(raw.endsWith('\r\n\r\nok') || raw.includes('2\r\nok\r\n0\r\n\r\n'));
});
