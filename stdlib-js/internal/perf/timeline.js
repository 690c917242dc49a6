'use strict';
// The timeline of marks and measures, and who observes it.
//
//   enqueue(entry)      tells the observers; remember(entry); keep(entry) does both
//   getEntries(), getEntriesByName(name, type), getEntriesByType(type), clear(type, name)
//   PerformanceObserver, PerformanceObserverEntryList, observes(type)

const {
  codes: { ERR_ILLEGAL_CONSTRUCTOR, ERR_INVALID_ARG_TYPE, ERR_INVALID_ARG_VALUE, ERR_MISSING_ARGS },
} = require('internal/errors');
const { validateFunction, validateObject } = require('internal/validators');

const supported = Object.freeze(
  ['dns', 'function', 'gc', 'http', 'http2', 'mark', 'measure', 'net', 'resource']);

// ---- what is remembered -------------------------------------------------------------------------

let kept = [];

const byStart = (a, b) => a.startTime - b.startTime;

function sorted(entries) {
  return entries.slice().sort(byStart);
}

function getEntries() {
  return sorted(kept);
}

function getEntriesByName(name, type = undefined) {
  name = `${name}`;
  return sorted(kept.filter((entry) =>
    entry.name === name && (type === undefined || entry.entryType === type)));
}

function getEntriesByType(type) {
  type = `${type}`;
  return sorted(kept.filter((entry) => entry.entryType === type));
}

function clear(type, name = undefined) {
  kept = kept.filter((entry) =>
    entry.entryType !== type || (name !== undefined && entry.name !== name));
}

function findMark(name) {
  return kept.findLast((entry) => entry.entryType === 'mark' && entry.name === name);
}

// ---- observers ----------------------------------------------------------------------------------

const kMake = Symbol('kMake');
const observers = new Set();
const pending = new Set();
let scheduled = false;

class PerformanceObserverEntryList {
  #entries;

  constructor(make, entries) {
    if (make !== kMake) throw new ERR_ILLEGAL_CONSTRUCTOR();
    this.#entries = sorted(entries);
  }

  getEntries() {
    return this.#entries.slice();
  }

  getEntriesByType(type) {
    type = `${type}`;
    return this.#entries.filter((entry) => entry.entryType === type);
  }

  getEntriesByName(name, type = undefined) {
    name = `${name}`;
    return this.#entries.filter((entry) =>
      entry.name === name && (type === undefined || entry.entryType === type));
  }

  [Symbol.for('nodejs.util.inspect.custom')](depth, options) {
    if (depth < 0) return this;
    const { inspect } = require('internal/util/inspect');
    return `PerformanceObserverEntryList ${inspect(this.#entries, {
      ...options, depth: options.depth === null ? null : options.depth - 1,
    })}`;
  }
}

function tellObservers() {
  scheduled = false;
  const now = [...pending];
  pending.clear();
  for (const observer of now) observer[kTell]();
}

const kTell = Symbol('kTell');
const kOffer = Symbol('kOffer');
const kObserves = Symbol('kObserves');

class PerformanceObserver {
  #callback;
  #types = new Set();
  #buffer = [];
  #mode; // 'types' after observe({ entryTypes }), 'type' after observe({ type })

  constructor(callback) {
    validateFunction(callback, 'callback');
    this.#callback = callback;
  }

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
    const mode = entryTypes === undefined ? 'type' : 'types';
    if (this.#mode !== undefined && this.#mode !== mode) this.#refuseMode(mode);
    this.#mode = mode;
    if (mode === 'types') this.#observeTypes(entryTypes);
    else this.#observeType(type, buffered);
    if (this.#types.size > 0) observers.add(this);
    else this.disconnect();
    watchCollections();
  }

  #refuseMode(mode) {
    const { DOMException } = require('internal/domexception');
    throw new DOMException('PerformanceObserver can not change to ' +
      `${mode === 'type' ? 'single observation' : 'multiple observations'}`,
    'InvalidModificationError');
  }

  #observeTypes(types) {
    if (!Array.isArray(types)) {
      throw new ERR_INVALID_ARG_TYPE('options.entryTypes', 'string[]', types);
    }
    this.#types = new Set(types.filter((type) => supported.includes(type)));
  }

  #observeType(type, buffered) {
    if (!supported.includes(type)) return;
    this.#types.add(type);
    if (!buffered) return;
    for (const entry of getEntriesByType(type)) this[kOffer](entry);
  }

  disconnect() {
    observers.delete(this);
    pending.delete(this);
    this.#buffer = [];
    this.#types = new Set();
    this.#mode = undefined;
    watchCollections();
  }

  takeRecords() {
    const records = this.#buffer;
    this.#buffer = [];
    return records;
  }

  static get supportedEntryTypes() {
    return supported;
  }

  [kObserves](type) {
    return this.#types.has(type);
  }

  [kOffer](entry) {
    if (!this.#types.has(entry.entryType)) return;
    this.#buffer.push(entry);
    pending.add(this);
    if (scheduled) return;
    scheduled = true;
    require('timers').setImmediate(tellObservers);
  }

  [kTell]() {
    if (this.#buffer.length === 0) return;
    const list = new PerformanceObserverEntryList(kMake, this.takeRecords());
    this.#callback(list, this);
  }

  [Symbol.for('nodejs.util.inspect.custom')](depth, options) {
    if (depth < 0) return this;
    const { inspect } = require('internal/util/inspect');
    return `PerformanceObserver ${inspect({
      connected: observers.has(this), pending: pending.has(this), entryTypes: [...this.#types],
      buffer: this.#buffer,
    }, { ...options, depth: options.depth === null ? null : options.depth - 1 })}`;
  }
}

function observes(type) {
  for (const observer of observers) if (observer[kObserves](type)) return true;
  return false;
}

let watching = false;

// The engine tells of its garbage collections only while somebody observes them.
function watchCollections() {
  if (observes('gc') === watching) return;
  watching = !watching;
  require('internal/perf/collections').watch(watching ? enqueue : undefined);
}

function enqueue(entry) {
  for (const observer of observers) observer[kOffer](entry);
}

// Connecting and looking names up tell how long they take.
require('internal/perf/spans').setTimeline(observes, enqueue);

function remember(entry) {
  kept.push(entry);
}

function keep(entry) {
  remember(entry);
  enqueue(entry);
}

module.exports = {
  clear, enqueue, findMark, getEntries, getEntriesByName, getEntriesByType, keep, observes,
  remember,
  PerformanceObserver, PerformanceObserverEntryList,
};
