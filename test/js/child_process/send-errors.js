'use strict';
// What send() and disconnect() refuse.
const assert = require('assert');
const { fork } = require('child_process');

if (process.argv[2] === 'child') {
  process.on('message', () => {});
} else {
  const child = fork(__filename, ['child']);
  assert.throws(() => child.send(), {
    code: 'ERR_MISSING_ARGS', message: 'The "message" argument must be specified',
  });
  assert.throws(() => child.send(() => {}), { code: 'ERR_INVALID_ARG_TYPE' });
  assert.throws(() => child.send('x', undefined, 'options'), { code: 'ERR_INVALID_ARG_TYPE' });
  assert.strictEqual(child.send('x', (error) => assert.strictEqual(error, null)), true);
  child.disconnect();
  assert.strictEqual(child.connected, false);
  const codes = [];
  child.on('error', (error) => codes.push(error.code));
  assert.strictEqual(child.send('late'), false);
  child.send('later', (error) => codes.push(`callback ${error.code}`));
  child.disconnect();
  child.on('exit', (code) => {
    assert.strictEqual(code, 0);
    assert.deepStrictEqual(codes, [
      'ERR_IPC_DISCONNECTED', 'ERR_IPC_CHANNEL_CLOSED', 'callback ERR_IPC_CHANNEL_CLOSED',
    ]);
  });
}
