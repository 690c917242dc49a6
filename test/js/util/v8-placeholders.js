'use strict';
// Functions of v8 that have nothing to do here, and those that say that they are not there.
const assert = require('assert');
const v8 = require('v8');

assert.strictEqual(v8.takeCoverage(), undefined);
assert.strictEqual(v8.stopCoverage(), undefined);
assert.throws(() => v8.startupSnapshot.addSerializeCallback(() => {}),
  { code: 'ERR_NOT_BUILDING_SNAPSHOT' });
for (const name of ['GCProfiler', 'setHeapSnapshotNearHeapLimit']) {
  assert.throws(() => v8[name](1), { code: 'ERR_FEATURE_UNAVAILABLE_ON_PLATFORM' });
}
