'use strict';
// end(data, encoding, callback): the data is sent, the callback is told of 'finish'; then no more.
const assert = require('assert');
const net = require('net');

const parts = [];
const events = [];
const server = net.createServer((socket) => {
  socket.on('data', (part) => parts.push(part));
  socket.on('end', () => server.close());
});
server.listen(0, '127.0.0.1', () => {
  const socket = net.connect(server.address().port, '127.0.0.1');
  // Before there is a connection: it waits.
  socket.write('first ');
  assert.strictEqual(socket.end('c2Vjb25k', 'base64', () => events.push('ended')), socket);
  assert.strictEqual(socket.writable, false);
  assert.strictEqual(socket.writableEnded, true);
  socket.resume();
  socket.on('finish', () => events.push('finish'));
  socket.on('error', (error) => events.push(error.code));
  socket.on('close', () => events.push('close'));
  assert.strictEqual(socket.readyState, 'opening');
  assert.throws(() => new net.Socket().write(1), { code: 'ERR_INVALID_ARG_TYPE' });
  assert.throws(() => new net.Socket().write(null), { code: 'ERR_STREAM_NULL_VALUES' });
});
process.on('exit', () => {
  assert.strictEqual(Buffer.concat(parts).toString(), 'first second');
  assert.deepStrictEqual(events.sort(), ['close', 'ended', 'finish']);
});
