'use strict';
// After an upgrade a duplex is its owner's again: what came behind the head is not lost.
const assert = require('assert');
const http = require('http');
const { Duplex } = require('stream');

let sent = '';
let got = '';
const duplex = new Duplex({
  read() {},
  write(chunk, encoding, callback) {
    sent += chunk.latin1Slice();
    callback();
  },
});
const server = http.createServer(() => assert.fail('no request'));
server.on('upgrade', (request, socket, head) => {
  assert.strictEqual(socket, duplex);
  got += head.latin1Slice();
  socket.write('HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\nConnection: upgrade\r\n\r\n');
  socket.on('data', (part) => { got += part.latin1Slice(); });
  socket.on('end', () => socket.end('bye'));
  setImmediate(() => {
    duplex.push('-four');
    duplex.push(null);
  });
});
server.emit('connection', duplex);
duplex.push('GET / HTTP/1.1\r\nHost: x\r\nUpgrade: x\r\nConnection: upgrade\r\n\r\none');
duplex.push('-two');
duplex.push('-three');
process.on('exit', () => {
  assert.strictEqual(got, 'one-two-three-four');
  assert.ok(sent.endsWith('\r\n\r\nbye'), sent);
});
