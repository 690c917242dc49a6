// setInterval: clearing in the callback, unref, close, errors in the callback.
'use strict';
let count = 0;
const interval = setInterval((a) => {
  console.log('interval', a, ++count);
  if (count < 3) return;
  clearInterval(interval);
  setTimeout(() => console.log('after it'), 1);
  throw new Error('in an interval');
}, 2, 'x');
setInterval(() => console.log('never'), 100000).unref();
const closed = setTimeout(() => console.log('never'), 1);
closed.close();
console.log(closed.hasRef(), interval.hasRef());
process.on('uncaughtException', (error) => console.log('caught', error.message));
