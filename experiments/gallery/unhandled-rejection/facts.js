'use strict';
// What the trace of unhandled-rejection has to show.
module.exports = {
  'both promises are rejected by the script: they are settled where they are made'(trace) {
    const made = trace.of('schedule', { type: 'PROMISE', callback: 0 });
    const ends = trace.printed('script ends');
    return made.length === 2 &&
      made.every(({ id }) => trace.order(trace.one('settle', { id }), ends));
  },

  'a handler that a tick adds is in time: ticks and microtasks are drained first'(trace) {
    return trace.order(trace.printed('script ends'), trace.printed('caught in time: first'),
      trace.printed('unhandled: second'));
  },

  'the rejection is called unhandled before the first turn begins, outside of any callback'(trace) {
    const unhandled = trace.printed('unhandled: second');
    return unhandled.callback === 0 && trace.order(unhandled, trace.one('turn'));
  },

  'a handler that a timer adds comes too late: after the first drain'(trace) {
    const caught = trace.printed('caught too late: second');
    return caught.phase === 'timers' && trace.order(caught, trace.printed('handled after all'));
  },
};
