'use strict';
// listen() in its forms, and address() of each.
const assert = require('assert');
const net = require('net');

let listened = 0;
function listen(check, ...args) {
  const server = net.createServer();
  assert.strictEqual(server.address(), null);
  assert.strictEqual(server.listen(...args), server);
  server.on('listening', () => {
    listened++;
    const address = server.address();
    assert.deepStrictEqual(Object.keys(address), ['address', 'family', 'port']);
    assert.ok(address.port > 0);
    check(address);
    server.close();
  });
}
const onIPv4 = ({ address, family }) => {
  assert.deepStrictEqual([address, family], ['127.0.0.1', 'IPv4']);
};
const anywhere = ({ address }) => assert.ok(['::', '0.0.0.0'].includes(address));
listen(anywhere);
listen(anywhere, 0);
listen(anywhere, '0');
listen(anywhere, undefined);
listen(anywhere, null);
listen(anywhere, { port: 0 });
listen(anywhere, { port: undefined });
listen(anywhere, 0, 511);
listen(onIPv4, 0, '127.0.0.1');
listen(onIPv4, 0, '127.0.0.1', 10, () => listened++);
listen(onIPv4, { port: '0', host: '127.0.0.1', backlog: 3, exclusive: true });
const { server: handleOwner } = { server: net.createServer() };
handleOwner.listen(0, '127.0.0.1', () => {
  assert.strictEqual(handleOwner.listening, true);
  handleOwner.close();
  assert.strictEqual(handleOwner.listening, false);
});
process.on('exit', () => assert.strictEqual(listened, 12));
