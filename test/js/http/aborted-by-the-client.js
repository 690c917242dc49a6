'use strict';
// A client that goes away before its answer is complete: the request is aborted, and says so.
const assert = require('assert');
const http = require('http');

const events = [];
const server = http.createServer((request, response) => {
  request.on('aborted', () => events.push('aborted'));
  request.on('error', (error) => events.push(`error ${error.code} ${error.message}`));
  response.on('close', () => {
    events.push('response closed');
    assert.strictEqual(response.writableFinished, false);
    server.close();
  });
  response.write('hello');
});
server.listen(0, '127.0.0.1', () => {
  const request = http.get({ port: server.address().port, host: '127.0.0.1' }, (response) => {
    response.on('error', (error) => assert.strictEqual(error.code, 'ECONNRESET'));
    request.destroy();
  });
});
process.on('exit', () => {
  assert.deepStrictEqual(events.sort(),
    ['aborted', 'error ECONNRESET aborted', 'response closed']);
});
