'use strict';
// The module `perf_hooks`: the clock, marks and measures, and their observers.
//
// Differs from Node 18: only 'mark', 'measure' and 'function' entries are made; histograms and
// eventLoopUtilization's idle time are not there (ERR_METHOD_NOT_IMPLEMENTED).

const { hrtime, wallTime } = internalBinding('process');
const {
  codes: {
    ERR_INVALID_ARG_TYPE, ERR_INVALID_ARG_VALUE, ERR_METHOD_NOT_IMPLEMENTED, ERR_MISSING_ARGS,
    ERR_PERFORMANCE_INVALID_TIMESTAMP,
  },
} = require('internal/errors');
const { validateFunction, validateObject } = require('internal/validators');

const startNs = hrtime() - process.uptime() * 1e9;
const timeOrigin = wallTime() - (hrtime() - startNs) / 1e6;

function now() {
  return (hrtime() - startNs) / 1e6;
}

const kIllegal = Symbol('illegal');

class PerformanceEntry {
  constructor(key, name, entryType, startTime, duration, detail) {
    if (key !== kIllegal) {
      const { ERR_ILLEGAL_CONSTRUCTOR } = require('internal/errors').codes;
      throw new ERR_ILLEGAL_CONSTRUCTOR();
    }
    this.name = name;
    this.entryType = entryType;
    this.startTime = startTime;
    this.duration = duration;
    if (detail !== undefined) this.detail = detail;
  }

  toJSON() {
    return { ...this };
  }
}

class PerformanceMark extends PerformanceEntry {
  constructor(name, options = {}) {
    if (name === undefined) throw new ERR_MISSING_ARGS('name');
    if (options !== null && options !== undefined) validateObject(options, 'options');
    const startTime = options?.startTime ?? now();
    if (typeof startTime !== 'number') {
      throw new ERR_INVALID_ARG_TYPE('startTime', 'number', startTime);
    }
    if (startTime < 0) throw new ERR_PERFORMANCE_INVALID_TIMESTAMP(startTime);
    super(kIllegal, `${name}`, 'mark', startTime, 0, options?.detail ?? null);
  }
}

class PerformanceMeasure extends PerformanceEntry {}

const entries = [];
const observers = new Set();

function record(entry) {
  entries.push(entry);
  tellObservers(entry);
  return entry;
}

function tellObservers(entry) {
  for (const observer of observers) observer._add(entry);
}

class PerformanceObserverEntryList {
  constructor(list) { this._list = list; }
  getEntries() { return [...this._list]; }
  getEntriesByName(name, type) { return filter(this._list, name, type); }
  getEntriesByType(type) { return filter(this._list, undefined, type); }
}

function filter(list, name, type) {
  return list.filter((entry) => (name === undefined || entry.name === name) &&
    (type === undefined || entry.entryType === type));
}

const kSupported = Object.freeze(['function', 'mark', 'measure']);

class PerformanceObserver {
  constructor(callback) {
    validateFunction(callback, 'callback');
    this._callback = callback;
    this._types = new Set();
    this._buffer = [];
    this._scheduled = false;
  }

  static get supportedEntryTypes() { return kSupported; }

  observe(options = {}) {
    validateObject(options, 'options');
    const { entryTypes, type, buffered } = options;
    if (entryTypes === undefined && type === undefined) {
      throw new ERR_MISSING_ARGS('options.entryTypes', 'options.type');
    }
    if (entryTypes !== undefined && type !== undefined) {
      throw new ERR_INVALID_ARG_VALUE('options.entryTypes', entryTypes,
        'options.entryTypes can not set with options.type together');
    }
    if (entryTypes !== undefined) this._types = new Set(entryTypes);
    else this._types.add(type);
    observers.add(this);
    if (buffered && type !== undefined) {
      for (const entry of filter(entries, undefined, type)) this._add(entry);
    }
  }

  _add(entry) {
    if (!this._types.has(entry.entryType)) return;
    this._buffer.push(entry);
    if (this._scheduled) return;
    this._scheduled = true;
    setImmediate(() => {
      this._scheduled = false;
      const list = this.takeRecords();
      if (list.length > 0) this._callback(new PerformanceObserverEntryList(list), this);
    });
  }

  takeRecords() {
    const list = this._buffer;
    this._buffer = [];
    return list;
  }

  disconnect() {
    observers.delete(this);
    this._buffer = [];
  }
}

function timeOf(mark) {
  if (typeof mark === 'number') {
    if (mark < 0) throw new ERR_PERFORMANCE_INVALID_TIMESTAMP(mark);
    return mark;
  }
  const found = filter(entries, `${mark}`, 'mark').pop();
  if (found === undefined) {
    throw new DOMException(`The "${mark}" performance mark has not been set`, 'SyntaxError');
  }
  return found.startTime;
}

class Performance extends EventTarget {
  now() { return now(); }
  get timeOrigin() { return timeOrigin; }

  mark(name, options) {
    return record(new PerformanceMark(name, options));
  }

  measure(name, startOrOptions, endMark) {
    if (typeof name !== 'string') throw new ERR_INVALID_ARG_TYPE('name', 'string', name);
    const options = startOrOptions !== null && typeof startOrOptions === 'object' ? startOrOptions
      : { start: startOrOptions, end: endMark };
    const { duration } = options;
    let end = options.end !== undefined ? timeOf(options.end) : now();
    let start = 0;
    if (options.start !== undefined) start = timeOf(options.start);
    else if (duration !== undefined && options.end !== undefined) start = end - duration;
    if (duration !== undefined && options.start !== undefined) end = start + duration;
    return record(new PerformanceMeasure(kIllegal, name, 'measure', start, end - start,
      options.detail ?? null));
  }

  clearMarks(name) { clear('mark', name); }
  clearMeasures(name) { clear('measure', name); }
  getEntries() { return entries.slice().sort((a, b) => a.startTime - b.startTime); }
  getEntriesByName(name, type) { return filter(this.getEntries(), `${name}`, type); }
  getEntriesByType(type) { return filter(this.getEntries(), undefined, `${type}`); }

  timerify(fn) {
    validateFunction(fn, 'fn');
    const timerified = function(...args) {
      const start = now();
      const result = new.target ? Reflect.construct(fn, args, fn) : Reflect.apply(fn, this, args);
      const took = now() - start;
      tellObservers(new PerformanceEntry(kIllegal, fn.name, 'function', start, took, args));
      return result;
    };
    Object.defineProperty(timerified, 'name', { value: `timerified ${fn.name}` });
    Object.defineProperty(timerified, 'length', { value: fn.length });
    return timerified;
  }

  eventLoopUtilization() {
    throw new ERR_METHOD_NOT_IMPLEMENTED('performance.eventLoopUtilization()');
  }

  toJSON() {
    return { timeOrigin };
  }
}

function clear(type, name) {
  for (let i = entries.length - 1; i >= 0; i--) {
    if (entries[i].entryType === type && (name === undefined || entries[i].name === `${name}`)) {
      entries.splice(i, 1);
    }
  }
}

function missing(name) {
  return { [name]() { throw new ERR_METHOD_NOT_IMPLEMENTED(`perf_hooks.${name}()`); } }[name];
}

module.exports = {
  PerformanceEntry, PerformanceMark, PerformanceMeasure, PerformanceObserver,
  PerformanceObserverEntryList,
  monitorEventLoopDelay: missing('monitorEventLoopDelay'),
  createHistogram: missing('createHistogram'),
  performance: new Performance(),
  constants: Object.freeze({
    NODE_PERFORMANCE_GC_MAJOR: 4, NODE_PERFORMANCE_GC_MINOR: 1, NODE_PERFORMANCE_GC_INCREMENTAL: 8,
    NODE_PERFORMANCE_GC_WEAKCB: 16, NODE_PERFORMANCE_GC_FLAGS_NO: 0,
  }),
};
