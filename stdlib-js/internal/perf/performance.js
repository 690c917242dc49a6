'use strict';
// The object `performance`.
//
//   performance, Performance

const { codes: { ERR_ILLEGAL_CONSTRUCTOR, ERR_INVALID_ARG_VALUE, ERR_MISSING_ARGS,
  ERR_PERFORMANCE_INVALID_TIMESTAMP } } = require('internal/errors');
const { EventTarget } = require('internal/event_target');
const { now, sinceStart, timeOrigin } = require('internal/perf/clock');
const {
  makeEntryOf, makeMeasure, PerformanceEntry, PerformanceMark,
} = require('internal/perf/entries');
const timeline = require('internal/perf/timeline');

const { loopTimes } = internalBinding('loop');
const kMake = Symbol('kMake');

// ---- milestones of this process -----------------------------------------------------------------

// What the process has passed, and when.
const milestones = {
  name: () => 'node',
  entryType: () => 'node',
  startTime: () => 0,
  duration: now,
  nodeStart: () => 0, // the process and the engine begin together: nothing is measured between
  v8Start: () => 0,
  environment: () => sinceStart(require('internal/bootstrap').beganAt()),
  bootstrapComplete: () => sinceStart(require('internal/bootstrap').completedAt()),
  loopStart() {
    const [started] = loopTimes();
    if (started === 0) return -1;
    // The loop's own clock has stood still while the program ran for the first time.
    return sinceStart(Math.max(started, require('internal/bootstrap').completedAt()));
  },
  loopExit: () => (process._exiting ? now() : -1),
  idleTime: () => loopTimes()[1] / 1e6,
};

// Its properties are its own: { ...performance.nodeTiming } has them all.
class PerformanceNodeTiming extends PerformanceEntry {
  constructor(...args) {
    super(...args);
    for (const name of Object.keys(milestones)) {
      Object.defineProperty(this, name, {
        __proto__: null, enumerable: true, configurable: true, get: milestones[name],
      });
    }
  }

  toJSON() {
    return { ...this };
  }
}

// ---- how busy the loop is -----------------------------------------------------------------------

function utilizationOf(idle, active) {
  return { idle, active, utilization: active === 0 ? 0 : active / (idle + active) };
}

// Of all the time; since `first`; or between two.
function eventLoopUtilization(first = undefined, second = undefined) {
  if (second !== undefined) {
    return utilizationOf(first.idle - second.idle, first.active - second.active);
  }
  const [started, idleNs] = loopTimes();
  if (started === 0) return { idle: 0, active: 0, utilization: 0 };
  const idle = idleNs / 1e6;
  const active = now() - sinceStart(started) - idle;
  return first === undefined ? utilizationOf(idle, active) :
    utilizationOf(idle - first.idle, active - first.active);
}

// ---- measures -----------------------------------------------------------------------------------

// A moment given as a mark's name or as a number.
function momentOf(mark) {
  if (typeof mark === 'number') {
    if (mark < 0) throw new ERR_PERFORMANCE_INVALID_TIMESTAMP(mark);
    return mark;
  }
  const entry = timeline.findMark(`${mark}`);
  if (entry === undefined) {
    const { DOMException } = require('internal/domexception');
    throw new DOMException(`The "${mark}" performance mark has not been set`, 'SyntaxError');
  }
  return entry.startTime;
}

function checkSpan({ start, end, duration }, endMark) {
  if (endMark !== undefined) {
    throw new ERR_INVALID_ARG_VALUE('endMark', endMark, 'endMark must not be specified');
  }
  if (start === undefined && end === undefined) {
    throw new ERR_MISSING_ARGS(['options.start', 'options.end']);
  }
  if (start !== undefined && end !== undefined && duration !== undefined) {
    throw new ERR_INVALID_ARG_VALUE('options.start', start,
      'must not be specified together with options.end and options.duration');
  }
}

function spanOf(startOrOptions, endMark) {
  if (typeof startOrOptions !== 'object' || startOrOptions === null) {
    const end = endMark === undefined ? now() : momentOf(endMark);
    return [startOrOptions === undefined ? 0 : momentOf(startOrOptions), end];
  }
  const { start, end, duration } = startOrOptions;
  if (Object.keys(startOrOptions).length > 0) checkSpan(startOrOptions, endMark);
  const from = start === undefined ? undefined : momentOf(start);
  let to;
  if (end !== undefined) to = momentOf(end);
  else if (from !== undefined && duration !== undefined) to = from + duration;
  else to = now();
  return [from ?? (duration === undefined ? 0 : to - duration), to];
}

class Performance extends EventTarget {
  #nodeTiming;

  constructor(make) {
    if (make !== kMake) throw new ERR_ILLEGAL_CONSTRUCTOR();
    super();
    this.#nodeTiming = makeEntryOf(PerformanceNodeTiming, 'node', 'node', 0, 0);
  }

  now() {
    return now();
  }

  get timeOrigin() {
    return timeOrigin;
  }

  get nodeTiming() {
    return this.#nodeTiming;
  }

  mark(name, options = undefined) {
    if (arguments.length === 0) throw new ERR_MISSING_ARGS('name');
    const mark = new PerformanceMark(name, options ?? {});
    timeline.keep(mark);
    return mark;
  }

  measure(name, startOrOptions = undefined, endMark = undefined) {
    if (arguments.length === 0) throw new ERR_MISSING_ARGS('name');
    const [start, end] = spanOf(startOrOptions, endMark);
    const measure = makeMeasure(`${name}`, start, end - start, startOrOptions?.detail);
    timeline.keep(measure);
    return measure;
  }

  clearMarks(name = undefined) {
    timeline.clear('mark', name === undefined ? undefined : `${name}`);
  }

  clearMeasures(name = undefined) {
    timeline.clear('measure', name === undefined ? undefined : `${name}`);
  }

  markResourceTiming(...args) {
    return require('internal/perf/resource').markResourceTiming(...args);
  }

  clearResourceTimings(name = undefined) {
    require('internal/perf/resource').clearResourceTimings(name);
  }

  setResourceTimingBufferSize(maxSize) {
    require('internal/perf/resource').setResourceTimingBufferSize(maxSize);
  }

  getEntries() {
    return timeline.getEntries();
  }

  getEntriesByName(name, type = undefined) {
    if (arguments.length === 0) throw new ERR_MISSING_ARGS('name');
    return timeline.getEntriesByName(name, type);
  }

  getEntriesByType(type) {
    if (arguments.length === 0) throw new ERR_MISSING_ARGS('type');
    return timeline.getEntriesByType(type);
  }

  timerify(fn, options = {}) {
    return require('internal/perf/timerify').timerify(fn, options);
  }

  toJSON() {
    return {
      nodeTiming: this.nodeTiming, timeOrigin, eventLoopUtilization: eventLoopUtilization(),
    };
  }

  [Symbol.for('nodejs.util.inspect.custom')](depth, options) {
    if (depth < 0) return this;
    const { inspect } = require('internal/util/inspect');
    return `Performance ${inspect({ nodeTiming: this.nodeTiming, timeOrigin }, {
      ...options, depth: options.depth === null ? null : options.depth - 1,
    })}`;
  }
}
Performance.prototype.eventLoopUtilization = eventLoopUtilization;
for (const name of Object.getOwnPropertyNames(Performance.prototype)) {
  if (name === 'constructor') continue;
  Object.defineProperty(Performance.prototype, name, { enumerable: true });
}

module.exports = { Performance, performance: new Performance(kMake) };
