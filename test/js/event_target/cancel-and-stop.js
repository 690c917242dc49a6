'use strict';
// preventDefault, stopImmediatePropagation and the abort signal of a listener.
const assert = require('assert');

const target = new EventTarget();
target.addEventListener('cancel', (event) => event.preventDefault());
assert.strictEqual(target.dispatchEvent(new Event('cancel', { cancelable: true })), false);
assert.strictEqual(target.dispatchEvent(new Event('cancel')), true);

let calls = 0;
target.addEventListener('stop', (event) => {
  calls++;
  event.stopImmediatePropagation();
});
target.addEventListener('stop', () => { calls += 100; });
target.dispatchEvent(new Event('stop'));
assert.strictEqual(calls, 1);

const controller = new AbortController();
target.addEventListener('signal', () => calls++, { signal: controller.signal });
target.dispatchEvent(new Event('signal'));
controller.abort();
target.dispatchEvent(new Event('signal'));
assert.strictEqual(calls, 2);
