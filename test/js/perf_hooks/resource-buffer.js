'use strict';
// A full buffer of resource timings tells of it; listeners may make room.
const assert = require('assert');
const { performance, PerformanceObserver } = require('perf_hooks');

const info = {
  startTime: 0, endTime: 0, finalServiceWorkerStartTime: 0, redirectStartTime: 0,
  redirectEndTime: 0, postRedirectStartTime: 0, finalConnectionTimingInfo: {},
  finalNetworkRequestStartTime: 0, finalNetworkResponseStartTime: 0, encodedBodySize: 0,
  decodedBodySize: 0,
};
const mark = (name) => performance.markResourceTiming(info, name, 'fetch', globalThis, '');
const names = () => performance.getEntriesByType('resource').map(({ name }) => name);
const turn = () => new Promise((resolve) => setImmediate(() => setImmediate(resolve)));

async function main() {
  let observed = 0;
  const observer = new PerformanceObserver((list) => { observed += list.getEntries().length; });
  observer.observe({ type: 'resource' });
  let full = 0;
  let makeRoom = () => {};
  performance.addEventListener('resourcetimingbufferfull', (event) => {
    assert.strictEqual(event.type, 'resourcetimingbufferfull');
    full++;
    makeRoom();
  });
  performance.setResourceTimingBufferSize(1);
  for (const name of ['a', 'b', 'c']) mark(name);
  assert.deepStrictEqual([names(), full], [['a'], 0]);
  await turn();
  assert.deepStrictEqual([names(), full], [['a'], 1]); // b and c are forgotten

  makeRoom = () => performance.clearResourceTimings();
  for (const name of ['d', 'e']) mark(name);
  await turn();
  assert.deepStrictEqual([names(), full], [['e'], 3]);

  makeRoom = () => performance.setResourceTimingBufferSize(3);
  for (const name of ['f', 'g']) mark(name);
  await turn();
  assert.deepStrictEqual([names(), full], [['e', 'f', 'g'], 4]);
  assert.strictEqual(observed, 7);
  observer.disconnect();
}

main();
