'use strict';
// maxHeaderSize: a server answers a larger head with 431, a client's request fails.
const assert = require('assert');
const http = require('http');

const seen = [];
const server = http.createServer({ maxHeaderSize: 1000 }, (request, response) => {
  response.setHeader('X-Large', 'y'.repeat(500));
  response.end();
});
function ask(size, maxHeaderSize, next) {
  const request = http.get({
    host: '127.0.0.1', port: server.address().port, agent: false, maxHeaderSize,
    headers: { 'X-A': 'x'.repeat(size) },
  });
  request.on('response', (response) => {
    seen.push(response.statusCode);
    response.resume().on('close', next);
  });
  request.on('error', (error) => {
    seen.push(error.code);
    next();
  });
}
server.listen(0, '127.0.0.1', () => {
  ask(100, undefined, () => ask(2000, undefined, () => ask(100, 300, () => server.close())));
});
process.on('exit', () => assert.deepStrictEqual(seen, [200, 431, 'HPE_HEADER_OVERFLOW']));
