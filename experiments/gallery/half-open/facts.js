'use strict';
// What the trace of half-open has to show.

/** What happened on the server's side of the nth connection. */
function serverSide(trace, nth) {
  const { socket } = trace.of('open', { how: 'accepted' })[nth];
  return {
    eof: trace.one('complete', { kind: 'recv', socket, eof: true }),
    shutdown: trace.one('submit', { kind: 'shutdown', socket }),
    sends: trace.of('submit', { kind: 'send', socket }),
    closed: trace.one('close', { socket }),
  };
}

module.exports = {
  'default: the server\'s side is ended in the turn in which the client\'s end arrives'(trace) {
    const { eof, shutdown, closed } = serverSide(trace, 0);
    return eof.turn === shutdown.turn && trace.order(eof, shutdown, closed);
  },

  'default: nothing is ever sent by the server'(trace) {
    return serverSide(trace, 0).sends.length === 0;
  },

  'allowHalfOpen: the answer is sent turns after the client\'s end, by a timer'(trace) {
    const { eof, sends } = serverSide(trace, 1);
    return sends.length === 1 && sends[0].phase === 'timers' && sends[0].turn > eof.turn;
  },

  'allowHalfOpen: only then the server\'s side is ended, and the socket closed'(trace) {
    const { sends, shutdown, closed } = serverSide(trace, 1);
    return trace.order(sends[0], shutdown, closed);
  },
};
