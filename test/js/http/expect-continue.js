'use strict';
// Expect: 100-continue is answered by itself, or by whoever listens to checkContinue.
const assert = require('assert');
const http = require('http');

const seen = [];
const server = http.createServer((request, response) => {
  let body = '';
  request.on('data', (part) => { body += part; });
  request.on('end', () => response.end(`got ${body}`));
});
function ask(next) {
  const request = http.request({
    host: '127.0.0.1', port: server.address().port, method: 'POST', agent: false,
    headers: { 'Expect': '100-continue', 'Content-Length': 4 },
  });
  request.on('continue', () => {
    seen.push('continue');
    request.end('body');
  });
  request.on('response', (response) => {
    seen.push(response.statusCode);
    response.on('data', (part) => seen.push(String(part))).on('end', () => {
      request.destroy();
      next();
    });
  });
  request.flushHeaders();
}
function refuse(request, response) {
  response.writeHead(403);
  response.end('no');
}
function allow(request, response) {
  response.writeContinue();
  server.emit('request', request, response);
}
server.listen(0, '127.0.0.1', () => {
  ask(() => {
    server.once('checkContinue', allow);
    ask(() => {
      server.once('checkContinue', refuse);
      ask(() => server.close());
    });
  });
});
process.on('exit', () => assert.deepStrictEqual(seen,
  ['continue', 200, 'got body', 'continue', 200, 'got body', 403, 'no']));
