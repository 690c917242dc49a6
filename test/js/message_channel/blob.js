'use strict';
// A Blob is cloned with its bytes and its type.
const assert = require('assert');

const blob = new Blob(['abc'], { type: 'text/plain' });
const copy = structuredClone({ blob }).blob;
assert.notStrictEqual(copy, blob);
assert.ok(copy instanceof Blob);
assert.strictEqual(copy.type, 'text/plain');
copy.text().then((text) => assert.strictEqual(text, 'abc'));
const { port1, port2 } = new MessageChannel();
port2.on('message', async (received) => {
  assert.strictEqual(await received.slice(1).text(), 'bc');
  port2.close();
});
port1.postMessage(blob);
