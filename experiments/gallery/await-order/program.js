'use strict';
// What waits, and what does not: an executor, an async function, then, nextTick, queueMicrotask.

async function task() {
  console.log('async function begins');
  await null;
  console.log('after await');
}

console.log('script begins');
setTimeout(() => console.log('timeout'), 0);
queueMicrotask(() => console.log('microtask'));
process.nextTick(() => console.log('tick'));
new Promise((resolve) => {
  console.log('executor');
  resolve();
}).then(() => {
  console.log('then');
  process.nextTick(() => console.log('tick of then'));
});
task();
console.log('script ends');
