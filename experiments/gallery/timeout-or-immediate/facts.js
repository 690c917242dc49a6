'use strict';
// What the trace of timeout-or-immediate has to show.
module.exports = {
  'script: the timer fires in the timers phase, the immediate in the same turn\'s check'(trace) {
    const timeout = trace.printed('script: timeout');
    const immediate = trace.printed('script: immediate');
    return timeout.phase === 'timers' && timeout.turn === 1 &&
      immediate.phase === 'check' && immediate.turn === 1;
  },

  'I/O: the immediate runs in the check phase of the turn that told of the file'(trace) {
    const immediate = trace.printed('I/O: immediate');
    const asked = trace.scheduledBy(immediate);
    return asked.phase === 'dispatch' && immediate.phase === 'check' &&
      asked.turn === immediate.turn;
  },

  'I/O: the timer was due before the immediate ran, but its phase is in the next turn'(trace) {
    const immediate = trace.printed('I/O: immediate');
    const timeout = trace.printed('I/O: timeout');
    const fire = trace.one('fire', { turn: timeout.turn });
    return fire.at - fire.late < immediate.at &&
      timeout.phase === 'timers' && timeout.turn === immediate.turn + 1;
  },

  'I/O: the chain of both leads through the request of readFile to the script'(trace) {
    return ['I/O: immediate', 'I/O: timeout'].every((line) => {
      const [, ...causes] = trace.chain(trace.printed(line).callback);
      return causes.length > 0 && causes.every(({ type }) => type === 'FSREQCALLBACK') &&
        causes.at(-1).phase === 'script';
    });
  },
};
