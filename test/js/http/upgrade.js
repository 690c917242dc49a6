'use strict';
// An upgrade hands the raw connection over on both sides, with what came behind the head.
const assert = require('assert');
const http = require('http');

let got = '';
const server = http.createServer(() => assert.fail('no request'));
server.on('upgrade', (request, socket, head) => {
  assert.strictEqual(request.headers.upgrade, 'echo');
  assert.ok(Buffer.isBuffer(head));
  socket.write('HTTP/1.1 101 Switching Protocols\r\nUpgrade: echo\r\n' +
    'Connection: Upgrade\r\n\r\nfirst ');
  socket.on('data', (part) => socket.end(part));
});
server.listen(0, '127.0.0.1', () => {
  const request = http.request({
    port: server.address().port,
    host: '127.0.0.1',
    headers: { Connection: 'Upgrade', Upgrade: 'echo' },
  });
  request.on('upgrade', (response, socket, head) => {
    assert.strictEqual(response.statusCode, 101);
    got += head;
    socket.on('data', (part) => { got += part; });
    socket.on('close', () => server.close());
    socket.write('second');
  });
  request.end();
});
process.on('exit', () => assert.strictEqual(got, 'first second'));
