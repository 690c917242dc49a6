'use strict';
// Who listens to a server's socket itself gets the bytes that arrive, however the listener came.
const assert = require('assert');
const http = require('http');
const net = require('net');

for (const how of ['on', 'addListener', 'prependListener']) {
  let received = '';
  const server = http.createServer((request, response) => {
    assert.strictEqual(request.client, request.socket);
    response.end('ok');
    request.socket[how]('data', (data) => { received += data; });
    server.close();
  });
  server.listen(0, '127.0.0.1', () => {
    const client = net.connect(server.address().port, '127.0.0.1');
    client.write('GET / HTTP/1.1\r\nHost: x\r\n\r\n');
    client.once('data', () => client.end('no request'));
    client.on('close', () => assert.strictEqual(received, 'no request', how));
  });
}
