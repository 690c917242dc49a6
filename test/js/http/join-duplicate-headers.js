'use strict';
// joinDuplicateHeaders joins what is otherwise told once.
const assert = require('assert');
const http = require('http');
const net = require('net');

const seen = [];
function check(options, next) {
  const server = http.createServer(options, (request, response) => {
    seen.push([request.headers.authorization, request.headers['x-a'], request.headers.cookie]);
    response.end();
  });
  server.listen(0, '127.0.0.1', () => {
    const socket = net.connect(server.address().port, '127.0.0.1');
    socket.write('GET / HTTP/1.1\r\nHost: x\r\nAuthorization: 1\r\nAuthorization: 2\r\n' +
      'X-A: 3\r\nx-a: 4\r\nCookie: a\r\nCookie: b\r\nConnection: close\r\n\r\n');
    socket.resume().on('close', () => server.close(next));
  });
}
check({}, () => check({ joinDuplicateHeaders: true }, () => {}));
assert.throws(() => http.createServer({ joinDuplicateHeaders: 1 }),
  { code: 'ERR_INVALID_ARG_TYPE' });
process.on('exit', () => assert.deepStrictEqual(seen,
  [['1', '3, 4', 'a; b'], ['1, 2', '3, 4', 'a; b']]));
