'use strict';
// Stores follow a connection's events to where the connection was made.
const assert = require('assert');
const net = require('net');
const { AsyncLocalStorage } = require('async_hooks');

const storage = new AsyncLocalStorage();
const seen = {};
const note = (name) => { seen[name] = storage.getStore(); };

const server = net.createServer((socket) => {
  note('connection');
  socket.on('error', () => {});
  socket.once('data', () => socket.end('answer'));
});
storage.run('listen', () => server.listen(0, '127.0.0.1', () => {
  note('listening');
  storage.run('client', () => {
    const client = net.connect(server.address().port, '127.0.0.1', () => {
      note('connect');
      client.write('question', () => note('written'));
    });
    client.on('data', () => note('data'));
    client.on('end', () => note('end'));
    client.on('close', () => {
      note('close');
      server.close();
    });
  });
}));
process.on('exit', () => assert.deepStrictEqual(seen, {
  listening: 'listen', connection: 'listen', connect: 'client', written: 'client', data: 'client',
  end: 'client', close: 'client',
}));
