'use strict';
// A request whose body is broken was told of: it is aborted, as is one whose sender goes away.
const assert = require('assert');
const http = require('http');
const net = require('net');

const bodies = {
  'Transfer-Encoding: chunked\r\n\r\nzz\r\n': 
    'HPE_INVALID_CHUNK_SIZE Parse Error: Invalid character in chunk size',
  'Content-Length: 5\r\n\r\nab': 'HPE_INVALID_EOF_STATE Parse Error',
};
const aborted = [];
const server = http.createServer((request) => {
  request.resume().on('error', (error) => aborted.push(error.code));
});
server.on('clientError', (error, socket) => {
  assert.ok(Object.values(bodies).includes(`${error.code} ${error.message}`), error.message);
  socket.end('HTTP/1.1 400 Bad Request\r\n\r\n');
});
server.listen(0, '127.0.0.1', async () => {
  for (const body of Object.keys(bodies)) {
    await new Promise((resolve) => {
      const client = net.connect(server.address().port, '127.0.0.1');
      client.resume().on('close', resolve);
      client.end(`POST / HTTP/1.1\r\nHost: x\r\n${body}`);
    });
  }
  server.close();
});
process.on('exit', () => assert.deepStrictEqual(aborted, ['ECONNRESET', 'ECONNRESET']));
