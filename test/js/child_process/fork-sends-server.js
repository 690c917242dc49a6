'use strict';
// A server sent to the child listens there too.
const assert = require('assert');
const { fork } = require('child_process');
const net = require('net');

if (process.argv[2] === 'child') {
  process.on('message', (message, server) => {
    assert.strictEqual(message, 'listen');
    server.on('connection', (socket) => {
      socket.end('from the child');
      server.close();
      process.disconnect();
    });
    process.send('listening');
  });
} else {
  const child = fork(__filename, ['child']);
  const server = net.createServer(() => assert.fail('the parent does not listen any more'));
  server.listen(0, '127.0.0.1', () => {
    const { port } = server.address();
    child.send('listen', server);
    child.on('message', () => {
      server.close();
      let text = '';
      net.connect(port, '127.0.0.1').setEncoding('utf8').on('data', (chunk) => text += chunk)
        .on('close', () => assert.strictEqual(text, 'from the child'));
    });
  });
  child.on('exit', (code) => assert.strictEqual(code, 0));
  assert.throws(() => child.send('x', {}), {
    code: 'ERR_INVALID_HANDLE_TYPE', name: 'TypeError', message: 'This handle type cannot be sent',
  });
}
