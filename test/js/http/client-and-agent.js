'use strict';
// A client with an agent: bodies both ways, chunked answers, HEAD, reuse of the connection.
const assert = require('assert');
const http = require('http');

let connections = 0;
const server = http.createServer((request, response) => {
  let size = 0;
  request.on('data', (part) => { size += part.length; });
  request.on('end', () => {
    response.setHeader('X-Size', size);
    if (request.url === '/chunked') {
      response.write('one ');
      setImmediate(() => response.end('two'));
    } else {
      response.end(`${request.method} ${request.url}`);
    }
  });
});
server.on('connection', () => connections++);
const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
function send(options, body) {
  return new Promise((resolve, reject) => {
    const { port } = server.address();
    http.request({ port, host: '127.0.0.1', agent, ...options }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (part) => { text += part; });
      response.on('end', () => resolve({ response, text }));
    }).on('error', reject).end(body);
  });
}
let finished = false;
server.listen(0, '127.0.0.1', async () => {
  assert.strictEqual((await send({ path: '/a?b=c' })).text, 'GET /a?b=c');
  const big = await send({ path: '/up', method: 'POST' }, 'x'.repeat(300000));
  assert.strictEqual(big.response.headers['x-size'], '300000');
  const chunked = await send({ path: '/chunked' });
  assert.strictEqual(chunked.text, 'one two');
  assert.strictEqual(chunked.response.headers['transfer-encoding'], 'chunked');
  const head = await send({ path: '/h', method: 'HEAD' });
  assert.strictEqual(head.text, '');
  assert.strictEqual(head.response.statusCode, 200);
  assert.strictEqual(connections, 1);
  agent.destroy();
  server.close();
  finished = true;
});
process.on('exit', () => assert.ok(finished));
