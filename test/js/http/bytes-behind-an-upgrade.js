'use strict';
// What a client sends right behind its upgrade request belongs to the new protocol, in however many
// pieces it comes.
const assert = require('assert');
const http = require('http');
const net = require('net');

const server = http.createServer();
server.on('upgrade', (request, socket, head) => {
  let text = head.toString('latin1');
  socket.write('HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: x\r\n\r\n');
  socket.on('data', (data) => { text += data.toString('latin1'); });
  socket.on('end', () => {
    assert.strictEqual(text, 'one two three four');
    socket.end();
    server.close();
  });
});
server.listen(0, '127.0.0.1', () => {
  const socket = net.connect(server.address().port, '127.0.0.1', () => {
    socket.setNoDelay(true);
    socket.write('GET / HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: x\r\n\r\none');
    setImmediate(() => {
      socket.write(' two');
      setImmediate(() => {
        socket.write(' three');
        socket.end(' four');
      });
    });
  });
  socket.resume();
});
