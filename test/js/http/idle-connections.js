'use strict';
// close() leaves connections as they are; closeIdleConnections() ends those that wait for a further
// request, not those that have sent nothing yet; closeAllConnections() ends them all.
const assert = require('assert');
const http = require('http');
const net = require('net');

const closed = [];
const server = http.createServer((request, response) => response.end('ok'));
server.listen(0, '127.0.0.1', () => {
  const connect = (name) => net.connect(server.address().port, '127.0.0.1').resume()
    .on('error', () => {}).on('close', () => closed.push(name));
  connect('silent');
  const used = connect('used');
  used.write('GET / HTTP/1.1\r\nHost: x\r\n\r\n');
  used.once('data', () => setTimeout(() => {
    server.close();
    setTimeout(() => {
      assert.deepStrictEqual(closed, []);
      server.closeIdleConnections();
      used.on('close', () => {
        assert.deepStrictEqual(closed, ['used']);
        server.closeAllConnections();
      });
    }, 20);
  }, 20));
});
process.on('exit', () => assert.deepStrictEqual(closed, ['used', 'silent']));
