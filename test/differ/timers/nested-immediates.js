// Immediates of one turn, of immediates, and those cleared meanwhile.
'use strict';
setImmediate(() => {
  console.log('one');
  setImmediate(() => console.log('next turn'));
  process.nextTick(() => console.log('tick between'));
  Promise.resolve().then(() => console.log('microtask between'));
  clearImmediate(third);
});
setImmediate((...args) => console.log('two', args), 1, 2);
const third = setImmediate(() => console.log('cleared'));
setImmediate(() => console.log('four')).unref().ref();
