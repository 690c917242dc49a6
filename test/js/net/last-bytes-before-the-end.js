'use strict';
// What is written last leaves together with the end: none of it is lost or held back, whether it is
// a byte or more than the system takes at once, and whether or not the other side stays open.
const assert = require('assert');
const net = require('net');

const kSizes = [0, 1, 1000, 70000, 8 << 20];
const got = [];

function serve(size, allowHalfOpen, done) {
  const server = net.createServer({ allowHalfOpen }, (socket) => {
    server.close();
    socket.write('x');
    socket.end(Buffer.alloc(size, 'y'), () => assert.strictEqual(socket.bytesWritten, size + 1));
    socket.on('data', (chunk) => assert.strictEqual(String(chunk), 'late'));
    socket.on('end', () => socket.destroy());
  });
  server.listen(0, '127.0.0.1', () => {
    const client = net.connect({ port: server.address().port, host: '127.0.0.1', allowHalfOpen });
    const began = Date.now();
    let bytes = 0;
    client.on('data', (chunk) => { bytes += chunk.length; });
    client.on('end', () => {
      got.push([bytes, Date.now() - began < 10000]);
      if (allowHalfOpen) client.end('late');
    });
    client.on('close', done);
  });
}

(function next(index) {
  if (index === kSizes.length * 2) return;
  serve(kSizes[index >> 1], (index & 1) === 1, () => next(index + 1));
})(0);

process.on('exit', () => {
  assert.deepStrictEqual(got, kSizes.flatMap((size) => [[size + 1, true], [size + 1, true]]));
});
