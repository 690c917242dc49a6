'use strict';
// CONNECT hands over the socket on both sides; without a listener the server closes it.
const assert = require('assert');
const http = require('http');

let echoed = '';
let refused;
const server = http.createServer(() => assert.fail('no request'));
const connect = () => http.request({
  host: '127.0.0.1', port: server.address().port, method: 'CONNECT', path: 'example.org:443',
}).end();
server.on('connect', function onConnect(request, socket, head) {
  assert.strictEqual(request.url, 'example.org:443');
  assert.strictEqual(head.length, 0);
  socket.write('HTTP/1.1 200 Connection established\r\n\r\nhello ');
  socket.pipe(socket);
  server.removeListener('connect', onConnect);
});
server.listen(0, '127.0.0.1', () => {
  connect().on('connect', (response, socket, head) => {
    assert.strictEqual(response.statusCode, 200);
    echoed += head;
    socket.on('data', (part) => { echoed += part; });
    socket.on('end', () => {
      connect().on('error', (error) => {
        refused = error.code;
        server.close();
      });
    });
    socket.end('ping');
  });
});
process.on('exit', () => {
  assert.strictEqual(echoed, 'hello ping');
  assert.strictEqual(refused, 'ECONNRESET');
});
