'use strict';
// A socket that ends because its peer did has finished before the next immediates, and is closed
// in the same turn.
const assert = require('assert');
const net = require('net');

const events = [];
const server = net.createServer((socket) => {
  socket.resume().end();
  server.close();
}).listen(0, '127.0.0.1', () => {
  const client = net.connect(server.address().port, '127.0.0.1');
  client.resume();
  client.on('end', () => {
    events.push('end');
    setImmediate(() => {
      events.push('immediate');
      setImmediate(() => events.push('next turn'));
    });
  });
  client.on('finish', () => events.push('finish'));
  client.on('close', () => events.push('close'));
});
process.on('exit', () => assert.deepStrictEqual(events,
  ['end', 'finish', 'immediate', 'close', 'next turn']));
