'use strict';
// writeHead takes a status text or not, and headers as an object, a flat array, or pairs.
const assert = require('assert');
const http = require('http');

const forms = [
  (response) => response.writeHead(201),
  (response) => response.writeHead(201, 'Mine', { 'X-A': '1' }),
  (response) => response.writeHead(201, { 'X-A': ['1', '2'] }),
  (response) => response.writeHead(201, ['X-A', '1', 'X-A', '2']),
  (response) => response.setHeader('x-a', '0').writeHead(201, { 'X-A': '3' }),
];
const seen = [];
const server = http.createServer((request, response) => {
  assert.throws(() => response.writeHead(99), { code: 'ERR_HTTP_INVALID_STATUS_CODE' });
  assert.throws(() => response.writeHead(200, 'a\nb'), { code: 'ERR_INVALID_CHAR' });
  response.statusMessage = undefined;
  assert.strictEqual(forms[+request.url.slice(1)](response), response);
  assert.throws(() => response.writeHead(200), { code: 'ERR_HTTP_HEADERS_SENT' });
  response.end();
});
function ask(index) {
  if (index === forms.length) {
    server.close();
    return;
  }
  http.get({ host: '127.0.0.1', port: server.address().port, path: `/${index}`, agent: false },
    (response) => {
      seen.push(`${response.statusCode} ${response.statusMessage} ${response.headers['x-a']}`);
      response.resume().on('close', () => ask(index + 1));
    });
}
server.listen(0, '127.0.0.1', () => ask(0));
process.on('exit', () => assert.deepStrictEqual(seen, ['201 Created undefined', '201 Mine 1',
  '201 Created 1, 2', '201 Created 1, 2', '201 Created 3']));
