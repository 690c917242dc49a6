// performance: marks, measures, observers, errors.
'use strict';
const { performance, PerformanceObserver, monitorEventLoopDelay, createHistogram } =
  require('perf_hooks');

const observer = new PerformanceObserver((list) => {
  console.log(list.getEntries().map((e) => `${e.entryType} ${e.name} ${JSON.stringify(e.detail)}`));
  observer.disconnect();
});
observer.observe({ entryTypes: ['mark', 'measure'] });
performance.mark('a', { detail: { x: 1 } });
performance.mark('b', { startTime: 5 });
const measure = performance.measure('m', 'a', 'b');
console.log(measure.name, measure.entryType, measure.detail, typeof measure.duration);
console.log(performance.getEntriesByName('a').length, performance.getEntriesByType('mark').length);
performance.clearMarks('a');
console.log(performance.getEntriesByType('mark').map((e) => e.name));
console.log(performance.getEntries().length);
for (const action of [() => performance.measure('x', 'missing'),
  () => performance.mark('nodeStart'), () => performance.mark('c', { startTime: -1 }),
  () => new PerformanceObserver(1), () => observer.observe(), () => observer.observe({}),
  () => monitorEventLoopDelay({ resolution: 0 }),
  () => createHistogram({ lowest: 0 }), () => performance.timerify(1)]) {
  try {
    action();
    console.log('done');
  } catch (error) {
    console.log(error.name, error.code, error.message);
  }
}
const histogram = createHistogram();
for (const value of [1, 5, 10, 100]) histogram.record(value);
console.log(histogram.min, histogram.max, histogram.mean, histogram.percentile(50));
console.log(histogram.count);
console.log(Object.keys(performance.toJSON()).sort(), typeof performance.timeOrigin);
