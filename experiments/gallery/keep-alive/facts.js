'use strict';
// What the trace of keep-alive has to show.
module.exports = {
  'two timers are set by the script, and the one of a minute never fires'(trace) {
    const set = trace.of('schedule', { type: 'Timeout', phase: 'script' });
    const minute = trace.of('timer').find((timer) => timer.in > 50e9);
    return set.length === 2 && trace.callbacksOf('Timeout').length === 1 &&
      trace.of('fire', { timer: minute.timer }).length === 0;
  },

  'the server waits in an accept that is in flight until it is closed'(trace) {
    const accept = trace.one('submit', { kind: 'accept' });
    const ended = trace.of('complete', { op: accept.op }).at(-1);
    const close = trace.one('submit', { kind: 'close', socket: accept.socket });
    return ended.error === 'ECANCELED' &&
      trace.order(accept, trace.printed('closing the server'), close, ended);
  },

  'the program ends with the turn in which the server is gone'(trace) {
    const closed = trace.one('close');
    return closed.turn === trace.of('turn').at(-1).turn &&
      trace.order(closed, trace.printed('exit'));
  },
};
