'use strict';
// The module `perf_hooks`: measuring how long things take.
//
// Observed are entries of all types but http2.
//
// Covers all that Node 18 documents.
// Differs: no entries of HTTP/2.

const { PerformanceEntry, PerformanceMark, PerformanceMeasure } = require('internal/perf/entries');
const { Performance, performance } = require('internal/perf/performance');
const { PerformanceObserver, PerformanceObserverEntryList } = require('internal/perf/timeline');
const { createHistogram, monitorEventLoopDelay } = require('internal/perf/histogram');

const constants = {
  NODE_PERFORMANCE_GC_MAJOR: 4,
  NODE_PERFORMANCE_GC_MINOR: 1,
  NODE_PERFORMANCE_GC_INCREMENTAL: 8,
  NODE_PERFORMANCE_GC_WEAKCB: 16,
  NODE_PERFORMANCE_GC_FLAGS_NO: 0,
  NODE_PERFORMANCE_GC_FLAGS_CONSTRUCT_RETAINED: 2,
  NODE_PERFORMANCE_GC_FLAGS_FORCED: 4,
  NODE_PERFORMANCE_GC_FLAGS_SYNCHRONOUS_PHANTOM_PROCESSING: 8,
  NODE_PERFORMANCE_GC_FLAGS_ALL_AVAILABLE_GARBAGE: 16,
  NODE_PERFORMANCE_GC_FLAGS_ALL_EXTERNAL_MEMORY: 32,
  NODE_PERFORMANCE_GC_FLAGS_SCHEDULE_IDLE: 64,
};

module.exports = {
  Performance,
  PerformanceEntry,
  PerformanceMark,
  PerformanceMeasure,
  PerformanceObserver,
  PerformanceObserverEntryList,
  monitorEventLoopDelay,
  createHistogram,
  performance,
};
require('internal/late_exports').defineLate(
  module.exports, ['PerformanceResourceTiming'], () => require('internal/perf/resource'));
Object.defineProperty(module.exports, 'constants', {
  configurable: false, enumerable: true, value: constants,
});
