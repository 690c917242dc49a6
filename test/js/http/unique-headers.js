'use strict';
// uniqueHeaders joins the values of a list, in heads and trailers, of a server and of a client.
const assert = require('assert');
const http = require('http');

const seen = {};
const server = http.createServer({ uniqueHeaders: ['x-r'] }, (request, response) => {
  request.resume();
  request.on('end', () => {
    seen.request = request.headersDistinct['x-q'];
    seen.list = request.headersDistinct['x-list'];
    seen.requestTrailers = request.rawTrailers;
    response.setHeader('X-R', ['1', '2']);
    response.write('x');
    response.addTrailers({ 'X-R': ['3', '4'], 'X-S': ['5', '6'] });
    response.end();
  });
});
server.listen(0, '127.0.0.1', () => {
  const request = http.request({
    host: '127.0.0.1', port: server.address().port, method: 'POST', uniqueHeaders: ['X-Q'],
    agent: false,
  }, (response) => {
    seen.response = response.headersDistinct['x-r'];
    response.resume();
    response.on('end', () => {
      seen.responseTrailers = response.rawTrailers;
      server.close();
    });
  });
  request.setHeader('X-Q', ['a', 'b']);
  request.setHeader('X-List', ['c', 'd']);
  request.addTrailers({ 'x-q': ['e', 'f'] });
  request.write('body');
  request.end();
});
process.on('exit', () => {
  assert.deepStrictEqual(seen, {
    request: ['a; b'], list: ['c', 'd'], requestTrailers: ['x-q', 'e; f'],
    response: ['1; 2'], responseTrailers: ['X-R', '3; 4', 'X-S', '5', 'X-S', '6'],
  });
});
