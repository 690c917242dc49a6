'use strict';
// Which runs first: a timer of 0 ms or an immediate? Asked in the script, and again inside I/O.
const fs = require('fs');

// Lets time pass, so that both timers are overdue when the loop looks at them.
function busy(ms) {
  const until = Date.now() + ms;
  while (Date.now() < until);
}

setTimeout(() => console.log('script: timeout'), 0);
setImmediate(() => console.log('script: immediate'));

fs.readFile(__filename, () => {
  setTimeout(() => console.log('I/O: timeout'), 0);
  setImmediate(() => console.log('I/O: immediate'));
  busy(5);
});

busy(5);
