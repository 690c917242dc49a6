'use strict';
// What the trace of blocked-loop has to show.
module.exports = {
  'the record says that the loop was blocked, and the computation is within'(trace) {
    return trace.of('blocked').some((blocked) => (
      blocked.at - blocked.for < trace.printed('computing').at &&
      trace.order(trace.printed('computed'), blocked)));
  },

  'the third beat was due while the second was computing'(trace) {
    const fire = trace.one('fire', { turn: trace.printed('beat 3').turn });
    const second = trace.one('callback', { turn: trace.printed('beat 2').turn });
    const due = fire.at - fire.late;
    return second.at < due && due < trace.printed('computed').at;
  },

  'missed beats are not made up for: four callbacks, each in a turn of its own'(trace) {
    const beats = trace.callbacksOf('Timeout');
    return beats.length === 4 && new Set(beats.map(({ turn }) => turn)).size === 4;
  },

  'the immediate comes before the third beat: it belongs to the turn that was blocked'(trace) {
    const immediate = trace.printed('an immediate later: 2 beats');
    return immediate.phase === 'check' && immediate.turn === trace.printed('computed').turn &&
      trace.order(immediate, trace.printed('beat 3'));
  },
};
