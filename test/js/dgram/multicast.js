'use strict';
// Groups on the loopback interface: who has joined receives, whoever has left does not.
const assert = require('assert');
const dgram = require('dgram');

// One of this process alone: a socket hears every group that anybody on the machine has joined.
const group = `239.255.${process.pid >> 8 & 255}.${process.pid & 255}`;
const receiver = dgram.createSocket({ type: 'udp4', reuseAddr: true });
const sender = dgram.createSocket('udp4');
const got = [];

receiver.bind(0, () => {
  receiver.addMembership(group, '127.0.0.1');
  assert.throws(() => receiver.addMembership(group, '127.0.0.1'), {
    message: 'addMembership EADDRINUSE',
  });
  assert.throws(() => receiver.addMembership('127.0.0.1'), { message: 'addMembership EINVAL' });
  assert.throws(() => receiver.addMembership(group, 'nonsense'), { code: 'EINVAL' });
  assert.throws(() => receiver.addMembership(group, ''), { code: 'EINVAL' });
  assert.throws(() => receiver.dropMembership('239.254.43.22', '127.0.0.1'), {
    message: 'dropMembership EADDRNOTAVAIL',
  });
  receiver.addSourceSpecificMembership('127.0.0.1', '232.1.2.3', '127.0.0.1');
  receiver.dropSourceSpecificMembership('127.0.0.1', '232.1.2.3', '127.0.0.1');
  assert.throws(() => receiver.dropSourceSpecificMembership('127.0.0.1', '232.1.2.3', '127.0.0.1'),
    { syscall: 'dropSourceSpecificMembership' });
  assert.throws(() => receiver.addSourceSpecificMembership('', group), { code: 'EINVAL' });
  sender.bind(0, () => {
    sender.setMulticastInterface('127.0.0.1');
    assert.throws(() => sender.setMulticastInterface('224.0.0.2'), {
      syscall: 'setMulticastInterface',
    });
    assert.throws(() => sender.setMulticastInterface('nonsense'), { code: 'EINVAL' });
    sender.setMulticastLoopback(true);
    sender.setMulticastTTL(1);
    sender.send('to the group', receiver.address().port, group);
  });
});

receiver.on('message', (message, { address }) => {
  assert.strictEqual(address, '127.0.0.1');
  got.push(message.toString());
  if (got.length === 1) {
    receiver.dropMembership(group, '127.0.0.1');
    const { port } = receiver.address();
    sender.send('not heard', port, group, () => sender.send('alone', port, '127.0.0.1'));
    return;
  }
  assert.deepStrictEqual(got, ['to the group', 'alone']);
  receiver.close();
  sender.close();
});

// To join a group binds a socket that is not yet bound.
const unbound = dgram.createSocket('udp4');
unbound.addMembership(group, '127.0.0.1');
assert.ok(unbound.address().port > 0);
unbound.close();
