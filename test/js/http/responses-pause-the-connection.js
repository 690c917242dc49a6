'use strict';
// While a response waits to be sent, its connection is paused ('pause', _paused) when the next
// request comes, and goes on afterwards by way of socket.parser.
const assert = require('assert');
const http = require('http');
const net = require('net');

let requests = 0;
let paused = 0;
let resumed = 0;
let received = 0;
const server = http.createServer((request, response) => {
  const { socket } = request;
  if (++requests === 1) {
    socket.once('pause', () => {
      paused++;
      assert.strictEqual(socket._paused, true);
    });
  } else {
    const { parser } = socket;
    const { resume } = parser;
    parser.resume = function(...args) {
      resumed++;
      assert.strictEqual(socket._paused, false);
      return resume.apply(this, args);
    };
  }
  assert.strictEqual(response.write('x'.repeat(64 * socket.writableHighWaterMark)), false);
  response.end();
});
server.listen(0, '127.0.0.1', () => {
  const client = net.connect(server.address().port, '127.0.0.1', () => {
    client.write('GET / HTTP/1.1\r\nHost: x\r\n\r\n');
    client.write('GET / HTTP/1.1\r\nHost: x\r\n\r\n', () => setImmediate(() => client.resume()));
    client.end();
  });
  client.on('data', ({ length }) => { received += length; });
  client.on('end', () => server.close());
});
process.on('exit', () => {
  assert.deepStrictEqual([requests, paused, resumed], [2, 1, 1]);
  // Also if the system tells of the client's end together with its requests.
  assert.ok(received > 2 * 64 * 16384, `${received} bytes`);
});
