'use strict';
// What the trace of await-order has to show.
module.exports = {
  'the executor and the beginning of the async function run within the script itself'(trace) {
    return ['executor', 'async function begins'].every((line) => {
      const { phase, callback } = trace.printed(line);
      return phase === 'script' && callback === 0;
    });
  },

  'what follows an await is a callback of a promise, as what is given to then'(trace) {
    return ['then', 'after await'].every(
      (line) => trace.scheduledBy(trace.printed(line)).type === 'PROMISE');
  },

  'ticks go before microtasks, and these in the order in which they were asked for'(trace) {
    const lines = ['script ends', 'tick', 'microtask', 'then', 'after await'];
    return trace.order(...lines.map((line) => trace.printed(line)));
  },

  'a tick that a microtask asks for waits until no microtask is left'(trace) {
    const tick = trace.printed('tick of then');
    return trace.order(trace.scheduledBy(tick), trace.printed('after await'), tick);
  },

  'all of that is over before the first turn begins; the timer is the turn\'s'(trace) {
    return trace.order(trace.printed('tick of then'), trace.one('turn')) &&
      trace.printed('timeout').phase === 'timers';
  },
};
