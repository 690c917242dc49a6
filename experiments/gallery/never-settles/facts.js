'use strict';
// What the trace of never-settles has to show.
module.exports = {
  'the loop does not turn at all: nothing is in flight, no timer is set'(trace) {
    return trace.of('turn').length === 0 && trace.of('submit').length === 0 &&
      trace.of('timer').length === 0;
  },

  'of two promises that are made at one place, the second is never settled'(trace) {
    const places = new Map();
    for (const { id, where } of trace.of('schedule', { type: 'PROMISE' })) {
      places.set(where, [...places.get(where) ?? [], trace.of('settle', { id }).length]);
    }
    return [...places.values()].some((settled) => settled.join() === '1,0');
  },

  'and the program ends, as if nothing were wrong'(trace) {
    return trace.order(trace.printed('asking something hard'), trace.printed('exit with code 0'));
  },
};
