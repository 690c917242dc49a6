'use strict';
// Which globals are enumerable, and which are accessors.
const assert = require('assert');

for (const name of ['global', 'atob', 'btoa', 'queueMicrotask', 'setTimeout', 'structuredClone']) {
  assert.strictEqual(Object.getOwnPropertyDescriptor(globalThis, name).enumerable, true, name);
}
for (const name of ['process', 'Buffer']) {
  const before = globalThis[name];
  const descriptor = Object.getOwnPropertyDescriptor(globalThis, name);
  assert.strictEqual(typeof descriptor.get, 'function');
  assert.strictEqual(descriptor.enumerable, false);
  globalThis[name] = 'other';
  assert.strictEqual(globalThis[name], 'other');
  globalThis[name] = before;
}
