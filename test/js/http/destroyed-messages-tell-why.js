'use strict';
// What `errored` says, and the order in which a destroyed response and its request are told of.
const assert = require('assert');
const http = require('http');

const order = [];
const server = http.createServer((request, response) => response.write('begun'));
server.listen(0, '127.0.0.1', () => {
  const { port } = server.address();
  const request = http.get({ port, host: '127.0.0.1' }, (response) => {
    response.on('aborted', () => order.push('aborted'));
    response.on('error', (error) => order.push(error.message));
    response.on('close', () => order.push('response'));
    response.destroy(new Error('mine'));
  });
  request.on('error', (error) => order.push(`request ${error.message}`));
  request.on('close', () => {
    assert.deepStrictEqual(order, ['aborted', 'request mine', 'mine', 'response']);
    const aborted = http.get({ port, host: '127.0.0.1', signal: AbortSignal.abort() });
    aborted.on('error', ({ name }) => assert.strictEqual(name, 'AbortError'));
    aborted.on('close', () => {
      assert.strictEqual(aborted.errored, null); // it is a matter of writing alone
      server.close();
      server.closeAllConnections();
    });
  });
});

const message = new http.OutgoingMessage();
assert.strictEqual(message.errored, null);
message.destroy(new Error('why'));
assert.strictEqual(message.errored.message, 'why');
message.on('error', assert.fail);
message.write('x', (error) => assert.strictEqual(error.code, 'ERR_STREAM_DESTROYED'));
