'use strict';
// What performance.mark and performance.measure take, and refuse.
const assert = require('assert');
const { performance, PerformanceMark, PerformanceObserver } = require('perf_hooks');

assert.strictEqual(performance.mark().name, 'undefined');
assert.strictEqual(new PerformanceMark('x', { startTime: null }).detail, null);
assert.strictEqual(Object.prototype.toString.call(performance.mark('x')),
  '[object PerformanceMark]');
performance.mark('A', { startTime: 10 });
performance.mark('B', { startTime: 30 });

const span = (...args) => {
  const { startTime, duration } = performance.measure('m', ...args);
  return [startTime, startTime + duration];
};
assert.deepStrictEqual(span('A', 'B'), [10, 30]);
assert.deepStrictEqual(span({ start: 'A', duration: 5 }), [10, 15]);
assert.deepStrictEqual(span({ end: 'B', duration: 5 }), [25, 30]);
assert.deepStrictEqual(span({}, 'B'), [0, 30]);
assert.deepStrictEqual(span(undefined, 'B'), [0, 30]);
assert.strictEqual(span({ detail: 1 })[0], 0);
assert.strictEqual(span(null)[0], 0);
const { nodeStart, bootstrapComplete } = performance.nodeTiming;
const booted = performance.measure('m', 'nodeStart', 'bootstrapComplete');
assert.deepStrictEqual([booted.startTime, booted.duration],
  [nodeStart, bootstrapComplete - nodeStart]);

const invalid = (message) => ({ code: 'ERR_PERFORMANCE_MEASURE_INVALID_OPTIONS', message });
assert.throws(() => performance.measure('m', { start: 1, end: 2, duration: 3 }),
  invalid('Must not have options.start, options.end, and options.duration specified'));
assert.throws(() => performance.measure('m', { start: 1 }, 'B'),
  invalid('endMark must not be specified'));
assert.throws(() => performance.measure('m', 'none'), {
  name: 'SyntaxError', code: 12, message: 'The "none" performance mark has not been set',
});
assert.throws(() => performance.measure('m', { start: -1 }),
  { code: 'ERR_PERFORMANCE_INVALID_TIMESTAMP' });
assert.throws(() => performance.measure(), { code: 'ERR_INVALID_ARG_TYPE' });

const observer = new PerformanceObserver(() => {});
observer.observe({ type: 'mark' });
assert.throws(() => observer.observe({ entryTypes: ['mark'] }), {
  name: 'InvalidModificationError', code: 13,
  message: 'PerformanceObserver can not change to multiple observations',
});
assert.throws(() => observer.observe({ entryTypes: 'mark' }, observer.disconnect()), {
  code: 'ERR_INVALID_ARG_TYPE', message: /"options.entryTypes" property must be string\[\]/,
});
assert.deepStrictEqual(PerformanceObserver.supportedEntryTypes,
  ['dns', 'function', 'gc', 'http', 'http2', 'mark', 'measure', 'net', 'resource']);
