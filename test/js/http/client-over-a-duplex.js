'use strict';
// createConnection may give any duplex: the response is parsed from what it receives, and whole,
// also if the stream ends and closes behind it at once.
const assert = require('assert');
const http = require('http');
const { Duplex } = require('stream');

let sent = '';
let body = '';
let closed = false;
const duplex = new Duplex({
  read() {},
  write(chunk, encoding, callback) {
    sent += chunk.latin1Slice();
    callback();
  },
});
const request = http.request({ createConnection: () => duplex, path: '/x', method: 'PUT' });
request.on('socket', (socket) => assert.strictEqual(socket, duplex));
request.on('response', (response) => {
  assert.strictEqual(response.statusCode, 201);
  assert.strictEqual(response.headers['x-a'], 'b');
  response.setEncoding('latin1').on('data', (part) => { body += part; });
  response.on('end', () => assert.strictEqual(response.complete, true));
});
request.on('close', () => { closed = true; });
request.end('hello', () => {
  duplex.push('HTTP/1.1 201 Made\r\nX-A: b\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n');
  duplex.push('2\r\nde\r\n0\r\n\r\n');
  duplex.push(null);
});
process.on('exit', () => {
  assert.ok(sent.startsWith('PUT /x HTTP/1.1\r\n') && sent.includes('hello'), sent);
  assert.strictEqual(body, 'abcde');
  assert.strictEqual(closed, true);
});
