'use strict';
// Small reads are copied out of shared memory, by words, by bytes or as a whole: each size, from
// wherever it begins, arrives as it was sent, and what was kept stays what it was.
const assert = require('assert');
const net = require('net');

const kSizes = 340;
const messageOf = (size) => Buffer.from(Array.from({ length: size }, (_, i) => (i + size) & 255));
const kept = [];

const server = net.createServer((socket) => {
  server.close();
  socket.setNoDelay(true);
  let size = 1;
  const next = () => {
    if (size <= kSizes) socket.write(messageOf(size++));
    else socket.end();
  };
  socket.on('data', next);
  next();
});
server.listen(0, '127.0.0.1', () => {
  const client = net.connect(server.address().port, '127.0.0.1');
  let parts = [];
  let wanted = 1;
  client.on('data', (chunk) => {
    parts.push(chunk);
    if (parts.reduce((sum, part) => sum + part.length, 0) < wanted) return;
    kept.push(parts);
    parts = [];
    wanted++;
    client.write('.');
  });
});
process.on('exit', () => {
  assert.strictEqual(kept.length, kSizes);
  kept.forEach((each, i) => assert.deepStrictEqual(Buffer.concat(each), messageOf(i + 1)));
});
