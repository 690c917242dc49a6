'use strict';
// What the trace of close-order has to show.
module.exports = {
  'tick and promise run right behind the callback, in the dispatch phase'(trace) {
    const { phase, turn } = trace.printed('data');
    return phase === 'dispatch' && ['tick', 'promise'].every((line) => {
      const record = trace.printed(line);
      return record.phase === phase && record.turn === turn;
    });
  },

  'the immediate runs in the check phase, close in the close phase, of the same turn'(trace) {
    const { turn } = trace.printed('data');
    const immediate = trace.printed('immediate');
    const close = trace.printed('close');
    return immediate.phase === 'check' && close.phase === 'close' &&
      immediate.turn === turn && close.turn === turn;
  },

  'the socket is closed before \'close\' is told'(trace) {
    const { socket } = trace.of('open', { how: 'opened' })[1]; // the client's
    const asked = trace.one('submit', { kind: 'close', socket });
    return trace.order(asked, trace.one('close', { socket }), trace.printed('close'));
  },

  'the timer belongs to a turn that comes later'(trace) {
    const timeout = trace.printed('timeout');
    return timeout.phase === 'timers' && timeout.turn > trace.printed('data').turn;
  },
};
