'use strict';
// cork() holds writes back until uncork(), end() included; they arrive in order.
const assert = require('assert');
const net = require('net');

let text = '';
const called = [];
const server = net.createServer((socket) => {
  server.close();
  socket.setEncoding('utf8').on('data', (part) => { text += part; });
});
server.listen(0, '127.0.0.1', () => {
  const socket = net.connect(server.address().port, '127.0.0.1', () => {
    socket.cork();
    socket.cork();
    socket.write('one ', () => called.push(1));
    socket.write(Buffer.from('two '), () => called.push(2));
    socket.write('dGhyZWUg', 'base64', () => called.push(3));
    assert.strictEqual(socket.writableCorked, 2);
    assert.strictEqual(socket.bytesWritten, 14);
    socket.uncork();
    assert.strictEqual(socket.writableLength > 0, true);
    socket.uncork();
    socket.cork();
    socket.write('four');
    socket.end(); // uncorks
  });
});
process.on('exit', () => {
  assert.strictEqual(text, 'one two three four');
  assert.deepStrictEqual(called, [1, 2, 3]);
});
