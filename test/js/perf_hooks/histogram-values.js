'use strict';
// Histograms: the percentiles step until the last value, wrong arguments and receivers are refused.
const assert = require('assert');
const { createHistogram, monitorEventLoopDelay } = require('perf_hooks');

const histogram = createHistogram();
for (const value of [1, 2, 3, 10, 100, 1000, 5000, 123456, 7654321n]) histogram.record(value);
assert.deepStrictEqual([...histogram.percentiles],
  [[0, 1], [50, 100], [75, 5000], [87.5, 123456], [93.75, 7651328], [100, 7651328]]);
assert.deepStrictEqual(histogram.percentilesBigInt.get(75), 5000n);
assert.deepStrictEqual([...createHistogram().percentiles], [[100, 0]]);
assert.strictEqual(histogram.max, 7655423);
assert.strictEqual(histogram.percentile(50), 100);

for (const value of [0, -1, 2 ** 53]) {
  assert.throws(() => histogram.record(value), {
    code: 'ERR_OUT_OF_RANGE', message: /It must be a safe integer greater than 0/,
  });
}
assert.throws(() => histogram.record(0n), { code: 'ERR_OUT_OF_RANGE' });
for (const value of ['1', 1.5, NaN, null, undefined]) {
  assert.throws(() => histogram.record(value), {
    code: 'ERR_INVALID_ARG_TYPE', message: /must be of type bigint or integer/,
  });
}
for (const value of [0, -1, 100.1, NaN]) {
  assert.throws(() => histogram.percentile(value), {
    name: 'RangeError', code: 'ERR_INVALID_ARG_VALUE',
  });
}
assert.throws(() => createHistogram({ lowest: 5, highest: 9 }), {
  code: 'ERR_OUT_OF_RANGE', message: /"options.highest" is out of range. It must be >= 10/,
});

const delay = monitorEventLoopDelay();
assert.strictEqual(delay.constructor.name, 'ELDHistogram');
assert.throws(() => histogram.add(delay), { code: 'ERR_INVALID_ARG_TYPE' });
assert.throws(() => histogram.record.call({}, 1), {
  code: 'ERR_INVALID_THIS', message: 'Value of "this" must be of type RecordableHistogram',
});
assert.throws(() => histogram.record.call(delay, 1), { code: 'ERR_INVALID_THIS' });
assert.throws(() => delay.enable.call(histogram), { code: 'ERR_INVALID_THIS' });
const parent = Object.getPrototypeOf(Object.getPrototypeOf(histogram));
assert.throws(() => Reflect.get(parent, 'count', {}), {
  code: 'ERR_INVALID_THIS', message: 'Value of "this" must be of type Histogram',
});
