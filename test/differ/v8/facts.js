// The keys of heap statistics, and other facts.
'use strict';
const v8 = require('v8');

const { external_memory: external, ...heap } = v8.getHeapStatistics();
console.log(Object.keys(heap).sort().join());
console.log(Object.keys(v8.getHeapSpaceStatistics()[0]).sort().join());
console.log(Object.keys(v8.getHeapCodeStatistics()).sort().join());
console.log(typeof v8.cachedDataVersionTag(), v8.setFlagsFromString('--no-opt'));
for (const action of [() => v8.setFlagsFromString(1), () => v8.stopCoverage(),
  () => v8.writeHeapSnapshot(1), () => v8.startupSnapshot.addSerializeCallback(() => {}),
  () => v8.promiseHooks.onInit(1)]) {
  try {
    console.log(action());
  } catch (error) {
    console.log(error.name, error.code, error.message);
  }
}
console.log(typeof v8.startupSnapshot);
