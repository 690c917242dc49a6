// The order of ticks, microtasks, immediates and timers.
'use strict';
setTimeout(() => console.log('timeout 1'), 1);
setTimeout(() => console.log('timeout 1 again'), 1);
setTimeout(() => {
  console.log('outer');
  setImmediate(() => console.log('immediate of a timer'));
  process.nextTick(() => console.log('tick of a timer'));
  Promise.resolve().then(() => console.log('microtask of a timer'));
}, 5);
process.nextTick(() => {
  console.log('tick 1');
  process.nextTick(() => console.log('nested tick'));
  Promise.resolve().then(() => console.log('microtask of a tick'));
});
Promise.resolve().then(() => {
  console.log('microtask');
  process.nextTick(() => console.log('tick of a microtask'));
});
queueMicrotask(() => console.log('queued microtask'));
process.nextTick((a, b) => console.log('tick', a, b), 1, 2);
(async () => {
  await null;
  console.log('after await');
})();
console.log('sync');
