'use strict';
// A head goes out in the encoding of the text behind it, as in Node: together they are one string.
const assert = require('assert');
const http = require('http');

const cases = [
  [(response) => response.setHeader('X', '\xe5').end('text'), '\xc3\xa5'],
  [(response) => response.setHeader('X', '\xe5').end('text', 'latin1'), '\xe5'],
  [(response) => response.setHeader('X', '\xe5').end(Buffer.from('bytes')), '\xe5'],
  [(response) => response.setHeader('X', '\xe5').end(), '\xe5'],
  [(response) => response.writeHead(200, { X: '\xe5' }).end('chunked'), '\xe5'],
  [(response) => response.writeHead(200, ['X', '\xe5', 'Content-Length', 1]).end('x'), '\xc3\xa5'],
];
let answered = 0;
const server = http.createServer((request, response) => cases[request.url.slice(1)][0](response));
server.listen(0, () => {
  cases.forEach(([, expected], path) => {
    http.get({ port: server.address().port, path: `/${path}` }, (response) => {
      assert.strictEqual(response.headers.x, expected, `case ${path}`);
      response.resume();
      if (++answered === cases.length) server.close();
    });
  });
});
process.on('exit', () => assert.strictEqual(answered, cases.length));
