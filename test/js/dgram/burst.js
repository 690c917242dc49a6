'use strict';
// Many datagrams of several senders at once: all come, in order, each with its sender, and few
// turns are needed for them.
const assert = require('assert');
const dgram = require('dgram');

const kCount = 120; // as many as a small receive buffer holds
const receiver = dgram.createSocket({ type: 'udp4', recvBufferSize: 1 << 20 });
const senders = [0, 1, 2].map(() => dgram.createSocket('udp4'));
let received = 0;
let turns = 0;
let sent = 0;

receiver.on('message', (message, { port, size }) => {
  if (received === 0) {
    setImmediate(function count() {
      turns++;
      if (received < kCount) setImmediate(count);
    });
  }
  assert.strictEqual(message.readUInt32LE(0), received);
  assert.strictEqual(size, 4 + received % 600);
  assert.strictEqual(port, senders[received % 3].address().port);
  if (++received < kCount) return;
  assert.strictEqual(sent, kCount);
  setImmediate(() => {
    assert.ok(turns <= kCount / 4, `${turns} turns`);
    for (const socket of [...senders, receiver]) socket.close();
  });
});

let waiting = senders.length;
receiver.bind(0, '127.0.0.1', () => {
  for (const sender of senders) sender.bind(0, '127.0.0.1', () => --waiting === 0 && burst());
});

function burst() {
  const { port } = receiver.address();
  for (let i = 0; i < kCount; i++) {
    const message = Buffer.alloc(4 + i % 600, i);
    message.writeUInt32LE(i);
    senders[i % 3].send(message, port, '127.0.0.1', (error, length) => {
      assert.deepStrictEqual([error, length], [null, message.length]);
      sent++;
    });
  }
}
