'use strict';
// Bodies of unknown length go in chunks, both ways, and arrive as they were.
const assert = require('assert');
const http = require('http');

let got = '';
const server = http.createServer((request, response) => {
  assert.strictEqual(request.headers['transfer-encoding'], 'chunked');
  request.pipe(response);
});
server.listen(0, '127.0.0.1', () => {
  const request = http.request({
    host: '127.0.0.1', port: server.address().port, method: 'POST', agent: false,
  }, (response) => {
    assert.strictEqual(response.headers['transfer-encoding'], 'chunked');
    assert.strictEqual(response.headers['content-length'], undefined);
    response.setEncoding('utf8').on('data', (part) => { got += part; });
    response.on('end', () => server.close());
  });
  request.write('one ');
  request.write('zw\u00f6lf ');
  request.end('x'.repeat(70000));
});
process.on('exit', () => assert.strictEqual(got, `one zw\u00f6lf ${'x'.repeat(70000)}`));
