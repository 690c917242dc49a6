'use strict';
// What the trace of pool-exhaustion has to show.

/** How many jobs ran at the same time, at most. */
function mostAtOnce(trace) {
  let running = 0;
  let most = 0;
  for (const { event } of trace.records) {
    if (event === 'work-begin') most = Math.max(most, ++running);
    if (event === 'work-end') running--;
  }
  return most;
}

module.exports = {
  'nine jobs are handed to the pool, all by the script'(trace) {
    const works = trace.of('work');
    return works.length === 9 && works.every(({ phase }) => phase === 'script');
  },

  'no more than four of them run at the same time'(trace) {
    const most = mostAtOnce(trace);
    return most > 0 && most <= 4;
  },

  'the look-up is asked for by the script, and begins when five hashes have ended'(trace) {
    const lookup = trace.of('work').at(-1).work;
    const begins = trace.one('work-begin', { work: lookup });
    return trace.of('work-end').filter(({ index }) => index < begins.index).length >= 5;
  },

  'the loop does not do them itself: each begins on a thread of the pool'(trace) {
    const begun = trace.of('work-begin');
    return begun.length === 9 && begun.every(({ thread }) => thread.startsWith('pool '));
  },

  'what the pool has done is told in the dispatch phase'(trace) {
    const done = trace.of('work-done');
    return done.length === 9 && done.every(({ phase }) => phase === 'dispatch');
  },
};
