'use strict';
// A program that puts its own _write in a socket's place gets every write, with a callback; and a
// socket that has no need of that callback behaves the same without.
const assert = require('assert');
const net = require('net');

class Counting extends net.Socket {
  written = [];

  _write(chunk, encoding, callback) {
    this.written.push(String(chunk));
    super._write(chunk, encoding, callback);
  }
}

const received = [];
const server = net.createServer((socket) => {
  let text = '';
  socket.setEncoding('utf8').on('data', (chunk) => { text += chunk; });
  socket.on('end', () => received.push(text));
}).listen(0, () => {
  const { port } = server.address();

  const counting = new Counting();
  counting.connect(port, () => {
    counting.write('subclass');
    counting.end(' and end');
  });
  counting.on('finish', () => assert.deepStrictEqual(counting.written, ['subclass', ' and end']));

  const patched = net.connect(port, () => {
    const { _write } = patched;
    const seen = [];
    patched.write('before, ');
    patched._write = function (chunk, encoding, callback) {
      seen.push(String(chunk));
      return _write.call(this, chunk, encoding, callback);
    };
    patched.write('patched', () => {
      assert.deepStrictEqual(seen, ['patched']);
      patched.end();
    });
  });

  const plain = net.connect(port, () => {
    const order = [];
    plain.write('plain', () => order.push('callback'));
    order.push('returned');
    assert.strictEqual(plain.writableLength, 0);
    // More than waits unsent without its writer being held back.
    const much = Buffer.alloc(4 << 20, ' ');
    assert.strictEqual(plain.write(much, () => order.push('much')), false);
    plain.once('drain', () => {
      assert.deepStrictEqual(order.slice(0, 2), ['returned', 'callback']);
      plain.end();
    });
  });

  let closed = 0;
  for (const socket of [counting, patched, plain]) {
    socket.resume().on('close', () => {
      assert.strictEqual(socket.bytesRead, 0);
      assert.ok(socket.bytesWritten > 0);
      if (++closed === 3) server.close();
    });
  }
});

server.on('close', () => {
  assert.deepStrictEqual(received.map((text) => text.trim()).sort(),
    ['before, patched', 'plain', 'subclass and end']);
});
