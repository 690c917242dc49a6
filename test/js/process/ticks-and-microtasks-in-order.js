'use strict';

// Ticks and microtasks run in the order in which they came, with their arguments and in their
// context, however many there are, and whatever one of them throws.

const assert = require('assert');
const { AsyncLocalStorage } = require('async_hooks');

const seen = [];
process.on('uncaughtException', (error) => seen.push(error.message));

for (let i = 0; i < 999; i += 3) {
  process.nextTick(() => seen.push(i));
  process.nextTick((number) => seen.push(number), i + 1);
  process.nextTick((a, b) => seen.push(a + b), i, 2);
}
process.nextTick(function(...given) {
  assert.deepStrictEqual(given, []);
  assert.deepStrictEqual(seen.splice(0), Array.from({ length: 999 }, (_, i) => i));
});

for (let i = 0; i < 300; i++) {
  queueMicrotask(() => seen.push(`m${i}`));
  Promise.resolve().then(() => seen.push(`p${i}`));
}
queueMicrotask(() => {
  queueMicrotask(() => seen.push('last'));
  throw new Error('thrown');
});
queueMicrotask(() => seen.push('next'));

setImmediate(() => {
  const expected = [];
  for (let i = 0; i < 300; i++) expected.push(`m${i}`, `p${i}`);
  assert.deepStrictEqual(seen, [...expected, 'thrown', 'next', 'last']);

  // Stores begin to be kept in the middle of a tick: those that were queued before have none.
  const storage = new AsyncLocalStorage();
  const stores = [];
  const note = () => stores.push(storage.getStore());
  process.nextTick(() => {
    storage.enterWith('entered');
    process.nextTick(note);
    queueMicrotask(note);
    process.nextTick((a) => stores.push(a, storage.getStore()), 'argument');
  });
  process.nextTick(note);
  process.nextTick((a) => stores.push(a, storage.getStore()), 'before');
  queueMicrotask(note);
  setImmediate(() => assert.deepStrictEqual(stores, [
    undefined, 'before', undefined, 'entered', 'argument', 'entered', undefined, 'entered',
  ]));
});
