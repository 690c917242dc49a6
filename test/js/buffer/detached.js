'use strict';
// isUtf8 and isAscii refuse what is detached; the pool of small Buffers is never given away.
const assert = require('assert');
const { Blob, isAscii, isUtf8 } = require('buffer');
const { inspect } = require('util');
const { markAsUntransferable, MessageChannel } = require('worker_threads');

const memory = new ArrayBuffer(16);
const view = new Uint8Array(memory);
structuredClone(memory, { transfer: [memory] });
for (const check of [isAscii, isUtf8]) {
  for (const input of [memory, view]) {
    assert.throws(() => check(input), {
      code: 'ERR_INVALID_STATE', message: 'Cannot validate on a detached buffer',
    });
  }
  assert.strictEqual(check(new Uint8Array(0)), true);
  assert.strictEqual(check(new ArrayBuffer(0)), true);
}

const small = Buffer.from('hello');
const own = new ArrayBuffer(4);
markAsUntransferable(own);
markAsUntransferable(null);
const { port1, port2 } = new MessageChannel();
port1.postMessage(small, [small.buffer]);
port1.postMessage(own, [own]);
assert.strictEqual(small.toString(), 'hello');
assert.strictEqual(own.byteLength, 4);
port2.once('message', (copy) => {
  assert.strictEqual(Buffer.from(copy).toString(), 'hello');
  port2.close();
});

assert.strictEqual(inspect(new Blob([]), { depth: -1 }), '[Blob]');
const large = new Blob(['x'.repeat(5000)]);
const promise = large.arrayBuffer();
assert.strictEqual(large.arrayBuffer(), promise);
promise.then((bytes) => {
  assert.strictEqual(bytes.byteLength, 5000);
  setImmediate(() => assert.notStrictEqual(large.arrayBuffer(), promise));
});
assert.rejects(Blob.prototype.arrayBuffer.call({}), { code: 'ERR_INVALID_THIS' });
