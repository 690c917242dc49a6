'use strict';
// The object `performance`.
//
//   performance, Performance

const { codes: {
  ERR_ILLEGAL_CONSTRUCTOR, ERR_MISSING_ARGS, ERR_PERFORMANCE_INVALID_TIMESTAMP,
} } = require('internal/errors');
const { EventTarget } = require('internal/event_target');
const { now, sinceStart, timeOrigin } = require('internal/perf/clock');
const {
  makeEntryOf, makeMeasure, milestones, PerformanceEntry, PerformanceMark,
} = require('internal/perf/entries');
const timeline = require('internal/perf/timeline');

const { loopTimes } = internalBinding('loop');
const { engineBeganAt, nodeBeganAt } = internalBinding('process');
const kMake = Symbol('kMake');

// ---- milestones of this process -----------------------------------------------------------------

// What the process has passed, and when.
const timings = {
  duration: now,
  nodeStart: () => sinceStart(nodeBeganAt),
  v8Start: () => sinceStart(engineBeganAt),
  bootstrapComplete: () => sinceStart(require('internal/bootstrap').completedAt()),
  environment: () => sinceStart(require('internal/bootstrap').beganAt()),
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
    for (const [name, value] of [['name', 'node'], ['entryType', 'node'], ['startTime', 0]]) {
      Object.defineProperty(this, name, {
        __proto__: null, enumerable: true, configurable: true, value,
      });
    }
    for (const name of Object.keys(timings)) {
      Object.defineProperty(this, name, {
        __proto__: null, enumerable: true, configurable: true, get: timings[name],
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

// A moment given as a number, or as the name of a milestone or of a mark.
function momentOf(mark) {
  if (typeof mark === 'number') {
    if (mark < 0) throw new ERR_PERFORMANCE_INVALID_TIMESTAMP(mark);
    return mark;
  }
  const name = `${mark}`;
  if (milestones.has(name)) return performance.nodeTiming[name];
  const entry = timeline.findMark(name);
  if (entry === undefined) {
    const { DOMException } = require('internal/domexception');
    throw new DOMException(`The "${name}" performance mark has not been set`, 'SyntaxError');
  }
  return entry.startTime;
}

function checkSpan({ start, end, duration }, endMark) {
  const { ERR_PERFORMANCE_MEASURE_INVALID_OPTIONS } = require('internal/errors').codes;
  if (endMark) throw new ERR_PERFORMANCE_MEASURE_INVALID_OPTIONS('endMark must not be specified');
  if (start !== undefined && end !== undefined && duration !== undefined) {
    throw new ERR_PERFORMANCE_MEASURE_INVALID_OPTIONS(
      'Must not have options.start, options.end, and options.duration specified');
  }
}

function endOf({ start, end, duration }, endMark) {
  if (endMark !== undefined) return momentOf(endMark);
  if (end !== undefined) return momentOf(end);
  if (start !== undefined && duration !== undefined) return momentOf(start) + momentOf(duration);
  return now();
}

function spanOf(startOrOptions, endMark) {
  const options = typeof startOrOptions === 'object' && startOrOptions !== null ?
    startOrOptions : {};
  if (Object.keys(options).length > 0) checkSpan(options, endMark);
  const to = endOf(options, endMark);
  if (options.start !== undefined) return [momentOf(options.start), to];
  if (options.duration !== undefined && options.end !== undefined) {
    return [to - momentOf(options.duration), to];
  }
  return [typeof startOrOptions === 'string' ? momentOf(startOrOptions) : 0, to];
}

class Performance extends EventTarget {
  #nodeTiming;

  constructor(make = undefined) {
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
    const mark = new PerformanceMark(name, options);
    timeline.keep(mark);
    return mark;
  }

  measure(name, startOrOptions = undefined, endMark = undefined) {
    require('internal/validators').validateString(name, 'name');
    const [start, end] = spanOf(startOrOptions, endMark);
    const measure = makeMeasure(name, start, end - start, startOrOptions?.detail);
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
