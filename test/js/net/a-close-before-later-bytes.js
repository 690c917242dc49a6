'use strict';
// A connection that is destroyed before another one is written to is seen to end before those bytes
// come.
const assert = require('assert');
const net = require('net');

const seen = [];
const server = net.createServer((socket) => {
  let name;
  socket.on('data', (data) => {
    if (name !== undefined) seen.push(`${name} data`);
    else name = String(data);
    socket.write('go');
  });
  socket.on('error', () => {});
  socket.on('end', () => seen.push(`${name} end`));
});
server.listen(0, '127.0.0.1', async () => {
  const connect = (name) => new Promise((done) => {
    const socket = net.connect(server.address().port, '127.0.0.1', () => socket.write(name));
    socket.once('data', () => done(socket));
  });
  const first = await connect('first');
  const second = await connect('second');
  setImmediate(() => {
    first.destroy();
    second.end('more');
  });
  second.resume().on('close', () => server.close());
});
process.on('exit', () => assert.deepStrictEqual(seen, ['first end', 'second data', 'second end']));
