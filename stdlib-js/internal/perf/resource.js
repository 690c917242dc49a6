'use strict';
// Entries of the type `resource`: what fetch tells of each request.
//
//   PerformanceResourceTiming
//   markResourceTiming(timingInfo, url, initiatorType, global, cacheMode) -> the entry, remembered
//        unless the buffer is full; timingInfo is the "fetch timing info" of the Fetch standard
//   clearResourceTimings(), setResourceTimingBufferSize(n)

const { PerformanceEntry, makeEntryOf } = require('internal/perf/entries');
const timeline = require('internal/perf/timeline');
const { validateObject, validateOneOf, validateString, validateUint32 } =
  require('internal/validators');

const kHeaderBytes = 300; // what the standard adds to the body for a response from the network

let bufferSize = 250;

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
  if (timeline.getEntriesByType('resource').length < bufferSize) timeline.keep(entry);
  else timeline.enqueue(entry);
  return entry;
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
