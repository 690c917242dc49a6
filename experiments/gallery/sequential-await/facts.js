'use strict';
// What the trace of sequential-await has to show.
module.exports = {
  'one by one: each timer is set in a turn of its own'(trace) {
    const turns = ['a', 'b', 'c'].map(
      (name) => trace.scheduledBy(trace.printed(`${name} ends`)).turn);
    return turns[0] < turns[1] && turns[1] < turns[2];
  },

  'one by one: the next begins in the microtasks of the timer that ended the one before'(trace) {
    const end = trace.printed('a ends');
    const begin = trace.printed('b begins');
    return begin.turn === end.turn && begin.phase === 'timers' &&
      trace.scheduledBy(begin).type === 'PROMISE';
  },

  'together: all three timers are set by one callback'(trace) {
    const callbacks = ['x', 'y', 'z'].map(
      (name) => trace.scheduledBy(trace.printed(`${name} ends`)).callback);
    return callbacks.every((callback) => callback === callbacks[0]);
  },

  'together: all begin before the first ends'(trace) {
    const lines = ['x begins', 'y begins', 'z begins', 'x ends'];
    return trace.order(...lines.map((line) => trace.printed(line)));
  },
};
