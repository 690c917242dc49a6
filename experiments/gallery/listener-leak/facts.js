'use strict';
// What the trace of listener-leak has to show.
const lineOf = (number) => `request ${number}: one change, listeners called: ${number}`;

module.exports = {
  'each request runs in a turn of its own'(trace) {
    const turns = trace.callbacksOf('Immediate').map(({ turn }) => turn);
    return turns.length === 12 && new Set(turns).size === 12;
  },

  'emit itself calls the listeners: for the last twelve nothing is scheduled'(trace) {
    const { callback } = trace.printed(lineOf(12));
    return trace.of('schedule', { callback }).length === 0 &&
      trace.of('callback', { id: callback }).length === 1;
  },

  'the warning comes once: as a tick that the eleventh request\'s callback left'(trace) {
    const warning = trace.printed('MaxListenersExceededWarning: 11 listeners of \'change\'');
    const tick = trace.scheduledBy(warning);
    return tick.type === 'TickObject' && tick.callback === trace.printed(lineOf(11)).callback;
  },
};
