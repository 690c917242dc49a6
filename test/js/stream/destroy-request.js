'use strict';
// stream.destroy() of a server's request leaves the connection to the response.
const assert = require('assert');
const http = require('http');
const { destroy } = require('stream');

const events = [];
const server = http.createServer((request, response) => {
  destroy(request);
  request.on('error', ({ name }) => events.push(name));
  request.on('close', () => {
    assert.strictEqual(response.destroyed, false);
    response.end('hello');
  });
});
server.listen(0, () => {
  const request = http.request({ port: server.address().port });
  request.write('some');
  request.on('response', (response) => {
    let text = '';
    response.setEncoding('utf8').on('data', (data) => { text += data; });
    response.on('end', () => {
      assert.strictEqual(text, 'hello');
      events.push('end');
      server.close();
      request.destroy();
    });
  });
});
process.on('exit', () => assert.deepStrictEqual(events, ['AbortError', 'end']));
