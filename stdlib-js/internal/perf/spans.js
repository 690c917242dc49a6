'use strict';
// What the library's own operations take, for those who observe it. Light: the timeline is loaded
// only by programs that look at it, and without an observer nothing is measured.
//
//   isObserved(type)   for those that would have to collect details first
//   begin(type, name, detail) -> span, or undefined     finish(span, detail)
//   setTimeline(observes, enqueue)   by internal/perf/timeline, when it is loaded

let observes;
let enqueue;

function setTimeline(isObserved, tell) {
  observes = isObserved;
  enqueue = tell;
}

function isObserved(type) {
  return observes !== undefined && observes(type);
}

function begin(type, name, detail) {
  if (!isObserved(type)) return undefined;
  return { type, name, detail, start: require('internal/perf/clock').now() };
}

// `more` is what is known of it at the end only.
function finish(span, more = undefined) {
  if (span === undefined || !observes(span.type)) return;
  const { makeNodeEntry } = require('internal/perf/entries');
  const { type, name, start, detail } = span;
  const duration = require('internal/perf/clock').now() - start;
  enqueue(makeNodeEntry(name, type, start, duration, { ...detail, ...more }));
}

module.exports = { begin, finish, isObserved, setTimeline };
