'use strict';
// Datagrams that are not sent at once are counted, and told as UDPSENDWRAP requests, in order.
const assert = require('assert');
const { spawnSync } = require('child_process');
const { createHook } = require('async_hooks');
const dgram = require('dgram');

const flag = '--test-udp-no-try-send';
if (process.execArgv.includes(flag)) {
  sendThree();
} else {
  const args = [...process.execArgv, flag, __filename];
  const { status, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  assert.strictEqual(stderr, '');
  assert.strictEqual(status, 0);
}

function sendThree() {
  const types = [];
  const hook = createHook({ init: (id, type) => types.push(type) }).enable();
  const socket = dgram.createSocket('udp4');
  const told = [];
  socket.bind(0, '127.0.0.1', () => {
    socket.connect(socket.address().port, '127.0.0.1', () => {
      types.length = 0;
      for (const text of ['a', 'bb', 'ccc']) {
        socket.send(text, (error, length) => {
          assert.strictEqual(error, null);
          told.push(length);
          if (told.length === 3) check();
        });
      }
      assert.strictEqual(socket.getSendQueueCount(), 3);
      assert.strictEqual(socket.getSendQueueSize(), 6);
      assert.deepStrictEqual(types.filter((type) => type === 'UDPSENDWRAP').length, 3);
    });
  });
  const check = () => {
    assert.deepStrictEqual(told, [1, 2, 3]);
    assert.strictEqual(socket.getSendQueueCount(), 0);
    assert.strictEqual(socket.getSendQueueSize(), 0);
    hook.disable();
    socket.close();
  };
}
