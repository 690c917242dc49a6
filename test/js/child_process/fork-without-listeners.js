'use strict';
// A forked child that does not listen for messages ends when its work is done.
const assert = require('assert');
const { fork } = require('child_process');

if (process.argv[2] === 'child') {
  assert.strictEqual(process.connected, true);
} else {
  const events = [];
  const child = fork(__filename, ['child']);
  child.on('exit', (code) => events.push(`exit ${code}`));
  child.on('disconnect', () => events.push('disconnect'));
  child.on('close', () => {
    assert.deepStrictEqual(events.sort(), ['disconnect', 'exit 0']);
    assert.strictEqual(child.connected, false);
    assert.strictEqual(child.channel, null);
  });
}
