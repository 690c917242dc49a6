'use strict';
// strictContentLength: more or fewer bytes than Content-Length says are an error; the answer can
// still be completed.
const assert = require('assert');
const http = require('http');

const kMismatch = { code: 'ERR_HTTP_CONTENT_LENGTH_MISMATCH' };
const server = http.createServer((request, response) => {
  response.strictContentLength = true;
  response.setHeader('Content-Length', 5);
  response.write('he');
  assert.throws(() => response.write('llo!'), kMismatch);
  assert.throws(() => response.end('l'), kMismatch);
  response.end('llo');
});
server.listen(0, '127.0.0.1', () => {
  http.get({ port: server.address().port, host: '127.0.0.1' }, (response) => {
    let text = '';
    response.on('data', (data) => { text += data; });
    response.on('end', () => {
      assert.strictEqual(text, 'hello');
      server.close();
    });
  });
});
