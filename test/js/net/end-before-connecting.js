'use strict';
// end() of a socket that is not yet connected: 'finish' comes when it is, or not at all.
const assert = require('assert');
const net = require('net');

const never = new net.Socket();
never.on('finish', () => assert.fail('never connected'));
assert.strictEqual(never.end(), never);
assert.strictEqual(never.writable, false);

const got = [];
const server = net.createServer((socket) => {
  socket.on('data', (data) => got.push(`${data}`));
  socket.on('end', () => server.close());
});
server.listen(0, '127.0.0.1', () => {
  const socket = new net.Socket();
  let connected = false;
  socket.connect(server.address().port, '127.0.0.1');
  socket.end('early');
  socket.on('connect', () => { connected = true; });
  socket.on('finish', () => assert(connected));
});
process.on('exit', () => assert.deepStrictEqual(got, ['early']));
