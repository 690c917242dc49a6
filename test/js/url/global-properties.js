'use strict';
// URL, fetch, console and others are plain properties of the global object, though loaded late.
const assert = require('assert');

for (const [name, enumerable] of [['URL', false], ['URLSearchParams', false], ['Event', false],
  ['EventTarget', false], ['console', false], ['fetch', true]]) {
  const descriptor = Object.getOwnPropertyDescriptor(globalThis, name);
  assert.strictEqual(descriptor.value, globalThis[name], name);
  assert.strictEqual(descriptor.enumerable, enumerable, name);
  assert.ok(descriptor.writable && descriptor.configurable, name);
}
assert.strictEqual(URL, require('url').URL);
globalThis.URL = 5;
assert.strictEqual(globalThis.URL, 5);
assert.ok(!Object.keys(globalThis).includes('crypto'));
