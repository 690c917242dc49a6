'use strict';
// What the trace of tick-starvation has to show.
module.exports = {
  'each immediate runs in a turn of its own'(trace) {
    const turns = trace.callbacksOf('Immediate').map(({ turn }) => turn);
    return turns.length > 0 && new Set(turns).size === turns.length;
  },

  'the timer is not kept waiting by immediates: it fires before the last of them'(trace) {
    const seen = trace.printed('setImmediate: the timer fired in between');
    return trace.order(trace.one('fire'), trace.callbacksOf('Immediate').at(-1), seen);
  },

  'all ticks run in one go: neither a phase nor a turn begins between them'(trace) {
    const ticks = trace.callbacksOf('TickObject');
    return ticks.length === 999 && trace.of('ticks').some(({ count }) => count === 999) &&
      trace.between(ticks[0], ticks.at(-1), 'phase').length === 0;
  },

  'the timer that waits for them fires after the last of them'(trace) {
    const ticks = trace.callbacksOf('TickObject');
    const [timer] = trace.of('fire').filter(({ index }) => index > ticks[0].index);
    return trace.order(ticks.at(-1), timer, trace.printed('now timers fire again'));
  },
};
