'use strict';
// A timer that is set in a timer's callback fires after the check phase, also if the callback runs
// for longer than its time.
const order = [];
setTimeout(() => {
  setTimeout(() => order.push('timer'), 1);
  const until = Date.now() + 5;
  while (Date.now() < until);
  setImmediate(() => order.push('immediate'));
}, 1);
process.on('exit', () => console.log(order.join(' ')));
