'use strict';
// destroy() tells its error, or that the socket hung up; after the response it tells none.
const assert = require('assert');
const http = require('http');

const seen = [];
const server = http.createServer((request, response) => {
  if (request.url === '/answer') response.write('x');
});
function ask(path, act, next) {
  const request = http.get({ host: '127.0.0.1', port: server.address().port, path, agent: false });
  request.on('error', (error) => seen.push(error.code || error.message));
  request.on('close', next);
  act(request);
}
server.listen(0, '127.0.0.1', () => {
  ask('/', (request) => request.destroy(), () => {
    ask('/', (request) => request.destroy(new Error('mine')), () => {
      ask('/answer', (request) => request.on('response', (response) => {
        response.on('error', (error) => seen.push(`response ${error.code}`));
        response.on('aborted', () => seen.push('aborted'));
        request.destroy();
      }), () => {
        server.closeAllConnections();
        server.close();
      });
    });
  });
});
process.on('exit', () => assert.deepStrictEqual(seen,
  ['ECONNRESET', 'mine', 'aborted', 'response ECONNRESET']));
