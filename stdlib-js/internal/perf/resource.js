'use strict';
// Entries of the type `resource`: what fetch tells of each request.
//
//   PerformanceResourceTiming
//   markResourceTiming(timingInfo, url, initiatorType, global, cacheMode) -> the entry; timingInfo
//        is the "fetch timing info" of the Fetch standard
//   clearResourceTimings(), setResourceTimingBufferSize(n)
//
// The buffer has a size. What comes when it is full waits for the event 'resourcetimingbufferfull',
// whose listeners may make room; what then has no place is forgotten (Resource Timing, 4.4).

const { PerformanceEntry, makeEntryOf } = require('internal/perf/entries');
const timeline = require('internal/perf/timeline');
const { validateObject, validateOneOf, validateString, validateUint32 } =
  require('internal/validators');

const kHeaderBytes = 300; // what the standard adds to the body for a response from the network

let bufferSize = 250;
let waiting; // entries that found the buffer full

const insides = new WeakMap(); // entry -> { info, initiatorType, cacheMode }

// The names of the entry, and what they are of the timing info.
const getters = {
  initiatorType: ({ initiatorType }) => initiatorType,
  nextHopProtocol: ({ connection }) => connection?.ALPNNegotiatedProtocol ?? [],
  workerStart: ({ info }) => info.finalServiceWorkerStartTime,
  redirectStart: ({ info }) => info.redirectStartTime,
  redirectEnd: ({ info }) => info.redirectEndTime,
  fetchStart: ({ info }) => info.postRedirectStartTime,
  domainLookupStart: ({ connection }) => connection?.domainLookupStartTime,
  domainLookupEnd: ({ connection }) => connection?.domainLookupEndTime,
  connectStart: ({ connection }) => connection?.connectionStartTime,
  connectEnd: ({ connection }) => connection?.connectionEndTime,
  secureConnectionStart: ({ connection }) => connection?.secureConnectionStartTime,
  requestStart: ({ info }) => info.finalNetworkRequestStartTime,
  responseStart: ({ info }) => info.finalNetworkResponseStartTime,
  responseEnd: ({ info }) => info.endTime,
  transferSize: ({ info, cacheMode }) =>
    (cacheMode === 'local' ? 0 : info.encodedBodySize + kHeaderBytes),
  encodedBodySize: ({ info }) => info.encodedBodySize,
  decodedBodySize: ({ info }) => info.decodedBodySize,
};

class PerformanceResourceTiming extends PerformanceEntry {
  toJSON() {
    const { name, entryType, startTime, duration } = this;
    const json = { name, entryType, startTime, duration };
    for (const name of Object.keys(getters)) json[name] = this[name];
    return json;
  }
}
for (const [name, get] of Object.entries(getters)) {
  Object.defineProperty(PerformanceResourceTiming.prototype, name, {
    configurable: true, enumerable: true,
    get() { return get(insides.get(this)); },
  });
}

function markResourceTiming(info, url, initiatorType, global, cacheMode = '') {
  validateObject(info, 'timingInfo');
  validateString(url, 'requestedUrl');
  validateString(initiatorType, 'initiatorType');
  validateOneOf(cacheMode, 'cacheMode', ['', 'local']);
  const entry = makeEntryOf(PerformanceResourceTiming, url, 'resource', info.startTime,
    info.endTime - info.startTime);
  const connection = info.finalConnectionTimingInfo;
  insides.set(entry, { info, initiatorType, cacheMode, connection });
  timeline.enqueue(entry);
  remember(entry);
  return entry;
}

function room() {
  return bufferSize - timeline.getEntriesByType('resource').length;
}

function remember(entry) {
  if (waiting === undefined) {
    if (room() > 0) {
      timeline.remember(entry);
      return;
    }
    waiting = [];
    require('timers').setImmediate(askForRoom);
  }
  waiting.push(entry);
}

function askForRoom() {
  const { performance } = require('internal/perf/performance');
  const { Event } = require('internal/event_target');
  while (waiting.length > 0) {
    const before = waiting.length;
    performance.dispatchEvent(new Event('resourcetimingbufferfull'));
    const placed = waiting.splice(0, Math.max(0, room()));
    placed.forEach(timeline.remember);
    if (waiting.length >= before) break;
  }
  waiting = undefined;
}

function clearResourceTimings(name = undefined) {
  timeline.clear('resource', name === undefined ? undefined : `${name}`);
}

function setResourceTimingBufferSize(size) {
  validateUint32(size, 'maxSize');
  bufferSize = size;
}

module.exports = {
  PerformanceResourceTiming, markResourceTiming, clearResourceTimings, setResourceTimingBufferSize,
};
