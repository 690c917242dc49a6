'use strict';
// rejectNonStandardBodyWrites: a body for HEAD, 204 or 304 is an error; without it, it is dropped.
const assert = require('assert');
const http = require('http');

const codes = [];
const server = http.createServer({ rejectNonStandardBodyWrites: true }, (request, response) => {
  if (request.method !== 'HEAD') response.writeHead(request.url === '/204' ? 204 : 304);
  try {
    response.write('x');
  } catch (error) {
    codes.push(error.code);
  }
  response.end();
});
assert.throws(() => http.createServer({ rejectNonStandardBodyWrites: 1 }),
  { code: 'ERR_INVALID_ARG_TYPE' });
function ask(method, path, next) {
  http.request({ host: '127.0.0.1', port: server.address().port, method, path, agent: false },
    (response) => response.resume().on('end', next)).end();
}
server.listen(0, '127.0.0.1', () => {
  ask('HEAD', '/', () => ask('GET', '/204', () => ask('GET', '/304', () => server.close())));
});
process.on('exit', () => {
  assert.deepStrictEqual(codes, Array(3).fill('ERR_HTTP_BODY_NOT_ALLOWED'));
});
