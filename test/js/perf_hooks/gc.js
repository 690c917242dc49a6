'use strict';
// Garbage collections are entries of the type gc; observing them keeps nothing alive.
const assert = require('assert');
const v8 = require('v8');
const { constants, performance, PerformanceObserver } = require('perf_hooks');

v8.setFlagsFromString('--expose-gc');
const gc = require('vm').runInNewContext('gc');
process.noDeprecation = true; // of entry.kind and entry.flags

let calls = 0;
const observer = new PerformanceObserver((list) => {
  calls++;
  const entry = list.getEntries().find(({ detail }) => detail.flags !== 0);
  assert.strictEqual(entry.name, 'gc');
  assert.strictEqual(entry.entryType, 'gc');
  assert.strictEqual(entry.detail.kind, constants.NODE_PERFORMANCE_GC_MAJOR);
  assert.strictEqual(entry.detail.flags, constants.NODE_PERFORMANCE_GC_FLAGS_FORCED);
  assert.strictEqual(entry.kind, entry.detail.kind);
  assert.strictEqual(entry.flags, entry.detail.flags);
  assert.ok(entry.duration > 0 && entry.startTime > 0 && entry.startTime < performance.now());
  observer.disconnect();
  gc();
});
observer.observe({ entryTypes: ['gc'] });
gc();
assert.deepStrictEqual(performance.getEntriesByType('gc'), []);
setImmediate(() => setImmediate(() => {}));

const forgotten = new PerformanceObserver(() => {});
setTimeout(() => {
  assert.strictEqual(calls, 1);
  forgotten.observe({ type: 'gc' });
}, 20);
let ends = 0;
process.on('beforeExit', () => {
  assert.strictEqual(++ends, 1);
  gc();
});
