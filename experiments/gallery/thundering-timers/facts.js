'use strict';
// What the trace of thundering-timers has to show.
module.exports = {
  'a thousand callbacks run in one timers phase'(trace) {
    const expired = trace.callbacksOf('Timeout');
    return expired.length === 1000 &&
      expired.every(({ phase, turn }) => phase === 'timers' && turn === expired[0].turn);
  },

  'the loop has set one timer for all of them, and that fires once'(trace) {
    const [fire, ...others] = trace.of('fire');
    return others.length === 0 && fire.turn === trace.callbacksOf('Timeout')[0].turn;
  },

  'nothing else gets its turn in between: the immediate runs after the last of them'(trace) {
    const expired = trace.callbacksOf('Timeout');
    const immediate = trace.printed('an immediate that it asked for: 1000 have ended');
    return trace.order(expired.at(-1), immediate) && immediate.phase === 'check';
  },

  'only ticks and promises do: the tick runs before the second of them'(trace) {
    const [, second] = trace.callbacksOf('Timeout');
    return trace.order(trace.printed('a tick that it asked for: 1 has ended'), second);
  },
};
