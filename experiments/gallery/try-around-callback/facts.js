'use strict';
// What the trace of try-around-callback has to show.
module.exports = {
  'the try block is over before the first turn; the error is thrown in a timer of it'(trace) {
    const uncaught = trace.printed('uncaught: of a timer');
    return trace.order(trace.printed('the try block ends'), trace.one('turn'), uncaught) &&
      uncaught.phase === 'timers' && trace.scheduledBy(uncaught).type === 'Timeout';
  },

  'what goes on behind an await is a callback as well, but of that promise\'s function'(trace) {
    const caught = trace.printed('caught by await: of an async function');
    return trace.scheduledBy(caught).type === 'PROMISE' && caught.phase === 'script';
  },

  'the chain of the error ends in the script, which is no longer on the stack'(trace) {
    const [timer, ...causes] = trace.chain(trace.printed('uncaught: of a timer').callback);
    return causes.length === 0 && timer.phase === 'script';
  },
};
