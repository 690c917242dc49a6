'use strict';
// What fetch tells of its requests; clearing and bounding what is remembered.
const assert = require('assert');
const http = require('http');
const { performance, PerformanceObserver, PerformanceResourceTiming } = require('perf_hooks');

const server = http.createServer((request, response) => response.end('12345'));
server.listen(0, '127.0.0.1', async () => {
  const url = `http://127.0.0.1:${server.address().port}/`;
  const observed = new Promise((resolve) => {
    const observer = new PerformanceObserver((list) => {
      observer.disconnect();
      resolve(list.getEntries());
    });
    observer.observe({ entryTypes: ['resource'] });
  });
  await (await fetch(url)).text();
  const [entry] = await observed;
  assert(entry instanceof PerformanceResourceTiming);
  assert.deepStrictEqual([entry.name, entry.entryType, entry.initiatorType, entry.encodedBodySize],
    [url, 'resource', 'fetch', 5]);
  assert.strictEqual(entry.transferSize, 305);
  assert(entry.responseEnd >= entry.fetchStart && entry.duration >= 0);
  assert.deepStrictEqual(performance.getEntriesByType('resource'), [entry]);
  performance.clearResourceTimings();
  performance.setResourceTimingBufferSize(0);
  await (await fetch(url)).text();
  assert.deepStrictEqual(performance.getEntriesByType('resource'), []);
  server.close();
  server.closeAllConnections();
});
