'use strict';
// Writes keep their order whatever their kind, corked or not; callbacks are called in order, too.
const assert = require('assert');
const net = require('net');

const called = [];
let got = '';
const server = net.createServer((socket) => {
  socket.setEncoding('utf8').on('data', (text) => { got += text; });
  server.close();
});
server.listen(0, '127.0.0.1', () => {
  const socket = net.connect(server.address().port, '127.0.0.1');
  socket.write('a', () => called.push('a'));
  socket.write(Buffer.from('b'), () => called.push('b'));
  socket.on('connect', () => {
    socket.cork();
    socket.write('c', 'latin1', () => called.push('c'));
    socket.write('64', 'hex');
    socket.write('ZQ==', 'base64');
    socket.uncork();
    socket.write('\u00fc\u20ac');
    socket.end('!', () => called.push('end'));
  });
});
process.on('exit', () => {
  assert.strictEqual(got, 'abcde\u00fc\u20ac!');
  assert.deepStrictEqual(called, ['a', 'b', 'c', 'end']);
});
