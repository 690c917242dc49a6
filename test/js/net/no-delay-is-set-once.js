'use strict';
// setNoDelay tells the system only what is new; a server sets it before 'connection'.
const assert = require('assert');
const net = require('net');

const told = [];
const handle = { setNoDelay: (on) => told.push(on), readStart() {} };
const socket = new net.Socket({ handle });
for (const value of [false, 0, '', true, 1, 'true', {}, undefined, 0, '', 1]) {
  assert.strictEqual(socket.setNoDelay(value), socket);
}
assert.deepStrictEqual(told, [true, false, true]);
const without = new net.Socket({ handle: { readStart() {} } });
assert.strictEqual(without.setNoDelay(true), without);

let accepted = 0;
const server = net.createServer({ noDelay: true }, (connection) => {
  accepted++;
  connection._handle.setNoDelay = () => assert.fail('it is set already');
  connection.setNoDelay(true);
  connection.destroy();
  server.close();
});
server.listen(0, '127.0.0.1', () => {
  const { onconnection } = server._handle;
  server._handle.onconnection = function (status, stream) {
    assert.strictEqual(status, 0);
    onconnection.call(this, status, stream);
  };
  net.connect(server.address().port, '127.0.0.1').on('error', () => {});
});
process.on('exit', () => assert.strictEqual(accepted, 1));
