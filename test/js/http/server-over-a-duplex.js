'use strict';
// A server takes any duplex as a connection: requests in pieces, two on one connection, a body.
const assert = require('assert');
const http = require('http');
const { Duplex } = require('stream');

let sent = '';
const seen = [];
const server = http.createServer((request, response) => {
  assert.strictEqual(request.socket, duplex);
  let body = '';
  request.on('data', (part) => { body += part; });
  request.on('end', () => {
    seen.push([request.method, request.url, body]);
    response.end(`answer ${request.url}`);
  });
});
const duplex = new Duplex({
  read() {},
  write(chunk, encoding, callback) {
    sent += chunk.latin1Slice();
    callback();
  },
});
server.emit('connection', duplex);
duplex.push('POST /one HTTP/1.1\r\nHost: x\r\nContent-Le');
setImmediate(() => {
  duplex.push('ngth: 4\r\n\r\nab');
  setImmediate(() => {
    duplex.push('cdGET /two HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n');
  });
});
process.on('exit', () => {
  assert.deepStrictEqual(seen, [['POST', '/one', 'abcd'], ['GET', '/two', '']]);
  assert.match(sent, /answer \/one[^]*HTTP\/1\.1 200 OK[^]*answer \/two$/);
  assert.strictEqual(duplex.writableEnded, true);
});
