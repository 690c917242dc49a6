'use strict';
// What performance measurements are made of.
//
//   PerformanceEntry, PerformanceMark, PerformanceMeasure
//   makeMeasure(name, start, duration, detail), makeNodeEntry(name, type, start, duration, detail)
//   makeEntryOf(Class, name, type, start, duration)   of another subclass of PerformanceEntry
//   milestones      names of nodeTiming that marks may not have

const { codes: {
  ERR_ILLEGAL_CONSTRUCTOR, ERR_INVALID_ARG_VALUE, ERR_PERFORMANCE_INVALID_TIMESTAMP,
} } = require('internal/errors');
const { now } = require('internal/perf/clock');

const kMake = Symbol('kMake');

class PerformanceEntry {
  #name;
  #entryType;
  #startTime;
  #duration;
  #detail;

  constructor(make = undefined, name, entryType, startTime, duration, detail) {
    if (make !== kMake) throw new ERR_ILLEGAL_CONSTRUCTOR();
    this.#name = name;
    this.#entryType = entryType;
    this.#startTime = startTime;
    this.#duration = duration;
    this.#detail = detail;
  }

  get name() {
    return this.#name;
  }

  get entryType() {
    return this.#entryType;
  }

  get startTime() {
    return this.#startTime;
  }

  get duration() {
    return this.#duration;
  }

  get detail() {
    return this.#detail;
  }

  toJSON() {
    const { name, entryType, startTime, duration, detail } = this;
    return { name, entryType, startTime, duration, detail };
  }

  [Symbol.for('nodejs.util.inspect.custom')](depth, options) {
    if (depth < 0) return options.stylize(`[${this.constructor.name}]`, 'special');
    const { inspect } = require('internal/util/inspect');
    return `${this.constructor.name} ${inspect(this.toJSON(), {
      ...options, depth: options.depth === null ? null : options.depth - 1,
    })}`;
  }
}

// A copy, as whoever reads the entry later shall see what was there now.
function copyDetail(detail) {
  if (detail === undefined || detail === null) return null;
  return require('internal/structured_clone').structuredClone(detail);
}

const milestones = new Set([
  'nodeStart', 'v8Start', 'environment', 'loopStart', 'loopExit', 'bootstrapComplete',
]);

class PerformanceMark extends PerformanceEntry {
  constructor(name, options = undefined) {
    name = `${name}`;
    if (milestones.has(name)) throw new ERR_INVALID_ARG_VALUE('name', name);
    const { validateNumber, validateObject } = require('internal/validators');
    if (options !== null && options !== undefined) validateObject(options, 'options');
    const startTime = options?.startTime ?? now();
    validateNumber(startTime, 'startTime');
    if (startTime < 0) throw new ERR_PERFORMANCE_INVALID_TIMESTAMP(startTime);
    super(kMake, name, 'mark', startTime, 0, copyDetail(options?.detail));
  }

  get [Symbol.toStringTag]() {
    return 'PerformanceMark';
  }
}

class PerformanceMeasure extends PerformanceEntry {
  get [Symbol.toStringTag]() {
    return 'PerformanceMeasure';
  }
}

function makeMeasure(name, start, duration, detail) {
  return new PerformanceMeasure(kMake, name, 'measure', start, duration, copyDetail(detail));
}

function makeNodeEntry(name, type, start, duration, detail) {
  return new PerformanceEntry(kMake, name, type, start, duration, detail);
}

function makeEntryOf(Class, name, type, start, duration) {
  return new Class(kMake, name, type, start, duration);
}

module.exports = {
  makeEntryOf, makeMeasure, makeNodeEntry, milestones, PerformanceEntry, PerformanceMark,
  PerformanceMeasure,
};
