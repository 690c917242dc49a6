'use strict';
// What waits at a port that closes is dropped; at the other end it still arrives. Both tell
// 'close', and do not keep the program alive then.
const assert = require('assert');

const seen = [];
const one = new MessageChannel();
one.port2.on('message', (text) => seen.push(text));
one.port2.on('close', () => seen.push('closed'));
one.port1.on('close', () => seen.push('first closed'));
one.port1.postMessage('arrives');
one.port1.close();
assert.strictEqual(one.port2.hasRef(), true);

const two = new MessageChannel();
two.port2.on('message', () => assert.fail('is closed'));
two.port1.postMessage('dropped');
two.port2.close();
process.on('exit', () => {
  assert.deepStrictEqual(seen.sort(), ['arrives', 'closed', 'first closed']);
  assert.strictEqual(one.port2.hasRef(), false);
});
