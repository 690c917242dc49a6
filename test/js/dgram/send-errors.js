'use strict';
// What goes wrong with a send is told to its callback, with address and port; without one only a
// name that is not found is an 'error'.
const assert = require('assert');
const dgram = require('dgram');

const socket = dgram.createSocket('udp4');
let told = 0;
socket.on('error', () => assert.fail('it has a callback'));
socket.send(Buffer.alloc(70000), 9, '127.0.0.1', (error, length) => {
  told++;
  assert.strictEqual(length, undefined);
  assert.strictEqual(error.message, 'send EMSGSIZE 127.0.0.1:9');
  assert.strictEqual(error.code, 'EMSGSIZE');
  assert.strictEqual(error.errno, -90);
  assert.strictEqual(error.syscall, 'send');
  assert.strictEqual(error.address, '127.0.0.1');
  assert.strictEqual(error.port, 9);
  socket.send(Buffer.alloc(70000), 9, '127.0.0.1'); // nobody is told
  socket.send('x', 9, '::1', (other) => {
    told++;
    assert.strictEqual(other.message, 'send EINVAL ::1:9');
    socket.close();
  });
});

const failure = new Error('no such name');
const lookup = (name, family, callback) => {
  assert.strictEqual(family, 4);
  if (name === 'bad') process.nextTick(callback, failure);
  else process.nextTick(callback, null, '127.0.0.1', 4);
};
const named = dgram.createSocket({ type: 'udp4', lookup });
named.on('error', (error) => {
  told++;
  assert.strictEqual(error, failure);
  named.close();
});
named.bind(0, 'good', () => {
  assert.strictEqual(named.address().address, '127.0.0.1');
  named.send('x', 9, 'bad', (error) => {
    told++;
    assert.strictEqual(error, failure);
    named.send('x', 9, 'bad');
  });
});

const unbound = dgram.createSocket({ type: 'udp4', lookup });
unbound.bind(0, 'bad');
unbound.on('error', (error) => {
  told++;
  assert.strictEqual(error, failure);
  unbound.close();
});

process.on('exit', () => assert.strictEqual(told, 5));
