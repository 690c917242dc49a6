'use strict';
// performance.nodeTiming: its properties are its own, and in the order of time.
const assert = require('assert');
const { createHistogram, performance } = require('perf_hooks');
const { inspect } = require('util');

const timing = { ...performance.nodeTiming };
const { name, entryType, startTime, nodeStart, v8Start, environment, bootstrapComplete } = timing;
assert.deepStrictEqual({ name, entryType, startTime },
  { name: 'node', entryType: 'node', startTime: 0 });
assert.ok(nodeStart <= v8Start && v8Start <= environment);
assert.ok(environment > 0 && environment < bootstrapComplete);
assert.ok(bootstrapComplete < timing.duration && timing.duration <= performance.now());
assert.strictEqual(timing.loopStart, -1);
assert.strictEqual(timing.loopExit, -1);
assert.strictEqual(timing.idleTime, 0);
assert.deepStrictEqual(Object.keys(performance.nodeTiming.toJSON()), Object.keys(timing));
setImmediate(() => assert.ok(performance.nodeTiming.loopStart >= bootstrapComplete));
process.on('exit', () => assert.ok(performance.nodeTiming.loopExit > 0));

const histogram = createHistogram();
assert.strictEqual(inspect(histogram, { depth: -1 }), '[RecordableHistogram]');
for (const wrong of [null, 'a', {}]) {
  for (const option of ['lowest', 'highest', 'figures']) {
    assert.throws(() => createHistogram({ [option]: wrong }), { code: 'ERR_INVALID_ARG_TYPE' });
  }
}

const { port1, port2 } = new MessageChannel();
port1.onmessage = ({ data }) => {
  data.record(5);
  assert.strictEqual(histogram.count, 1); // both count the same
  assert.strictEqual(histogram.max, 5);
  port1.close();
};
port2.postMessage(histogram);
