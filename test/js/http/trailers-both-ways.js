'use strict';
// Trailers come behind a chunked body, both ways, and are refused when they are malformed.
const assert = require('assert');
const http = require('http');

const seen = [];
const server = http.createServer((request, response) => {
  request.resume().on('end', () => {
    seen.push(request.trailers, request.rawTrailers);
    response.writeHead(200, { Trailer: 'X-Sum' });
    response.write('x');
    assert.throws(() => response.addTrailers({ 'bad name': 'x' }),
      { code: 'ERR_INVALID_HTTP_TOKEN' });
    assert.throws(() => response.addTrailers({ a: 'b\n' }), { code: 'ERR_INVALID_CHAR' });
    response.addTrailers([['X-Sum', '42']]);
    response.end();
  });
});
server.listen(0, '127.0.0.1', () => {
  const request = http.request({
    host: '127.0.0.1', port: server.address().port, method: 'POST', agent: false,
  }, (response) => {
    response.resume().on('end', () => {
      seen.push(response.trailers, response.rawTrailers);
      server.close();
    });
  });
  request.write('x');
  request.addTrailers({ 'X-A': '1', 'x-b': '2' });
  request.end();
});
process.on('exit', () => assert.deepStrictEqual(seen, [
  { 'x-a': '1', 'x-b': '2' }, ['X-A', '1', 'x-b', '2'], { 'x-sum': '42' }, ['X-Sum', '42'],
]));
