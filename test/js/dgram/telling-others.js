'use strict';
// async_hooks sees UDPWRAP, a message is received in its socket's context, and
// diagnostics_channel tells of new sockets.
const assert = require('assert');
const { createHook, executionAsyncId, AsyncLocalStorage } = require('async_hooks');
const { channel } = require('diagnostics_channel');
const dgram = require('dgram');

const made = [];
const hook = createHook({
  init(id, type) {
    if (type.startsWith('UDP')) made.push([type, id]);
  },
}).enable();
const created = [];
channel('udp.socket').subscribe(({ socket }) => created.push(socket));

const storage = new AsyncLocalStorage();
const receiver = storage.run('store', () => dgram.createSocket('udp4'));
const sender = dgram.createSocket('udp4');
assert.deepStrictEqual(made.map(([type]) => type), ['UDPWRAP', 'UDPWRAP']);
assert.deepStrictEqual(created, [receiver, sender]);

receiver.on('message', () => {
  assert.strictEqual(executionAsyncId(), made[0][1]);
  assert.strictEqual(storage.getStore(), 'store');
  receiver.close();
  sender.close();
  hook.disable();
});
receiver.bind(0, '127.0.0.1', () => {
  sender.send('x', receiver.address().port, '127.0.0.1');
});
