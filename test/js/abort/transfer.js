'use strict';
// AbortSignals that are sent to a port: the copy is aborted with its origin, or already is.
const assert = require('assert');
const { transferableAbortController, transferableAbortSignal } = require('util');

const controller = transferableAbortController();
const { signal } = controller;
assert.ok(signal instanceof AbortSignal);
const { port1, port2 } = new MessageChannel();
const copies = [];
port1.onmessage = ({ data }) => {
  copies.push(data);
  assert.ok(data instanceof AbortSignal);
  assert.notStrictEqual(data, signal);
  if (copies.length < 3) return;
  port1.close();
  assert.deepStrictEqual(copies.map((copy) => copy.aborted), [false, false, true]);
  assert.strictEqual(copies[2].reason, 'before');
  controller.abort('later');
  assert.strictEqual(signal.reason, 'later');
  assert.strictEqual(copies[0].aborted, false);
  setImmediate(() => setImmediate(() => {
    assert.deepStrictEqual(copies.map((copy) => copy.reason), ['later', 'later', 'before']);
    assert.strictEqual(told, 2);
  }));
  let told = 0;
  for (const copy of copies) copy.addEventListener('abort', () => told++);
};
port2.postMessage(signal, [signal]);
port2.postMessage(signal, [signal]);
const done = transferableAbortSignal(AbortSignal.abort('before'));
port2.postMessage(done, [done]);

assert.throws(() => transferableAbortSignal({}), { code: 'ERR_INVALID_ARG_TYPE' });
const plain = new AbortController().signal;
assert.throws(() => structuredClone(plain, { transfer: [plain] }),
  { code: 'ERR_INVALID_TRANSFER_OBJECT' });
process.on('exit', () => assert.strictEqual(copies.length, 3));
