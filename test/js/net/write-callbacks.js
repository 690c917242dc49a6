'use strict';
// The callback of a write tells what became of it: an error before 'error', and no error before
// the turn's immediates, since the system has the bytes by then.
const assert = require('assert');
const net = require('net');

function pair(options, use) {
  const server = net.createServer(options, (socket) => use(socket, client, server));
  let client = null;
  server.listen(0, '127.0.0.1', () => {
    client = net.connect(server.address().port, '127.0.0.1');
  });
}

pair({ pauseOnConnect: true }, (socket, client, server) => {
  const told = [];
  client.on('close', () => {
    socket.write('nobody is there', (error) => told.push(error));
    socket.on('error', (error) => told.push(error));
    socket.on('close', () => {
      assert.strictEqual(told.length, 2);
      assert.strictEqual(told[0].code, 'ECONNRESET');
      assert.strictEqual(told[0].syscall, 'write');
      assert.strictEqual(told[1], told[0]);
      server.close();
    });
  });
  client.resetAndDestroy();
});

pair({}, (socket, client, server) => {
  const order = [];
  socket.write('a', (error) => {
    order.push('first', error ?? null);
    socket.write('b', () => order.push('second'));
  });
  socket.write('c'); // without a callback, between them
  setImmediate(() => {
    order.push('immediate');
    assert.deepStrictEqual(order, ['first', null, 'second', 'immediate']);
    socket.end();
  });
  let text = '';
  client.setEncoding('latin1').on('data', (data) => { text += data; });
  client.on('end', () => {
    assert.strictEqual(text, 'acb');
    server.close();
  });
});
