'use strict';
// maxHeadersCount bounds how many headers are told, on both sides; rawHeaders has them all.
const assert = require('assert');
const http = require('http');

const seen = [];
const server = http.createServer((request, response) => {
  seen.push(request.rawHeaders.length, Object.keys(request.headers).length);
  for (let i = 0; i < 20; i++) response.setHeader(`X-${i}`, 'v');
  response.end();
});
server.maxHeadersCount = 5;
server.listen(0, '127.0.0.1', () => {
  const headers = { Host: 'x' };
  for (let i = 0; i < 20; i++) headers[`X-${i}`] = 'v';
  const request = http.get({
    host: '127.0.0.1', port: server.address().port, agent: false, headers,
  }, (response) => {
    seen.push(Object.keys(response.headers).length);
    response.resume().on('end', () => server.close());
  });
  request.maxHeadersCount = 7;
});
process.on('exit', () => assert.deepStrictEqual(seen, [44, 5, 7]));
