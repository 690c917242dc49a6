'use strict';
// What the trace of inline-completion has to show.
module.exports = {
  'stat is answered within the call, on every loop: inline, and no completion follows'(trace) {
    const stat = trace.one('submit', { kind: 'file', action: 'stat' });
    return stat.inline === true && trace.of('complete', { op: stat.op }).length === 0 &&
      trace.order(stat, trace.printed('first: returned'));
  },

  'its callback runs in the dispatch phase of the first turn all the same'(trace) {
    const callback = trace.printed('first: callback');
    return trace.scheduledBy(callback).type === 'FSREQCALLBACK' &&
      callback.phase === 'dispatch' && callback.turn === 1;
  },

  'what the cache has is told within the call: the same callback, nothing is scheduled'(trace) {
    const outer = trace.printed('first: callback');
    const inner = trace.printed('second: callback');
    const returned = trace.printed('second: returned');
    return outer.callback === inner.callback && trace.order(inner, returned) &&
      trace.between(outer, returned, 'schedule').length === 0;
  },
};
