'use strict';
// What the trace of batches has to show.

/** The operations that were handed over before the poll that all connects wait for, and its end. */
function batch(trace) {
  const connects = trace.of('submit', { kind: 'connect' });
  const end = trace.of('poll-end').find((record) => trace.order(connects.at(-1), record));
  const before = trace.of('submit').filter((record) => trace.order(record, end));
  return { connects, end, handedOver: before.filter(({ inline }) => inline !== true) };
}

module.exports = {
  'all connects are submitted before the loop polls'(trace) {
    const { connects } = batch(trace);
    return connects.length === 32 &&
      trace.between(connects[0], connects.at(-1), 'poll').length === 0;
  },

  'one poll tells of all 32, and of what the server accepted'(trace) {
    return batch(trace).end.events >= 32;
  },

  'a loop that batches hands them over by one system call, or a few'(trace) {
    const { end, handedOver } = batch(trace);
    return !trace.can.batch || handedOver.length >= 8 * end.calls;
  },

  'a loop that waits for readiness makes a call for each of them, or more'(trace) {
    const { end, handedOver } = batch(trace);
    return trace.can.batch === true || end.calls >= handedOver.length - 1;
  },
};
