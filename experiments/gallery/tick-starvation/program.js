'use strict';
// A function that asks to be called again until a timer has fired. Does the timer get its turn?

function again(name, schedule, most) {
  let fired = false;
  let rounds = 0;
  setTimeout(() => { fired = true; }, 0);

  return new Promise((resolve) => {
    function round() {
      if (!fired && ++rounds < most) return schedule(round);
      console.log(`${name}: the timer ${fired ? 'fired in between' : 'has not fired'}`);
      resolve();
    }
    round();
  });
}

// Without a limit the second one would go on for ever.
again('setImmediate', setImmediate, Infinity)
  .then(() => again('nextTick', process.nextTick, 1000))
  .then(() => setTimeout(() => console.log('now timers fire again'), 0));
