'use strict';
// onread: a program that pauses, by pause() or by its callback's result, gets nothing until it
// resumes, and the end only after the rest.
const assert = require('assert');
const net = require('net');

const message = Buffer.from('what does not fit into the small buffer');
let open = 3;
const server = net.createServer((socket) => socket.end(message));

function read(name, stop) {
  const buffer = Buffer.alloc(8);
  const parts = [];
  let paused = false;
  const onread = {
    buffer,
    callback(size, given) {
      assert.strictEqual(given, buffer);
      assert.strictEqual(paused, false, name);
      parts.push(Buffer.from(given.subarray(0, size)));
      paused = name !== 'never';
      setImmediate(() => {
        paused = false;
        this.resume();
      });
      return stop(this);
    },
  };
  const socket = net.connect({ port: server.address().port, host: '127.0.0.1', onread });
  socket.on('data', () => assert.fail('data'));
  socket.on('end', () => {
    assert.deepStrictEqual(Buffer.concat(parts), message);
    if (--open === 0) server.close();
  });
}

server.listen(0, '127.0.0.1', () => {
  read('pause', (socket) => { socket.pause(); });
  read('false', () => false);
  read('never', () => true);
});
process.on('exit', () => assert.strictEqual(open, 0));
