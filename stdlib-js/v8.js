'use strict';
// The module `v8`: what the engine says of itself, and values as bytes.
//
//   serialize, deserialize, Serializer, Deserializer, DefaultSerializer, DefaultDeserializer
//   getHeapStatistics, getHeapSpaceStatistics, getHeapCodeStatistics
//   getHeapSnapshot(), writeHeapSnapshot(filename)
//   setFlagsFromString, cachedDataVersionTag, promiseHooks
//   takeCoverage, stopCoverage     do nothing: NODE_V8_COVERAGE is not known here
//   startupSnapshot                no snapshot is ever built: its functions throw, saying so
//
// GCProfiler and setHeapSnapshotNearHeapLimit are not there: they throw, saying so.
//
// Covers all that Node 18 documents.
// Differs: GCProfiler and setHeapSnapshotNearHeapLimit throw; takeCoverage does nothing.

const binding = internalBinding('heap');
const {
  codes: { ERR_FEATURE_UNAVAILABLE_ON_PLATFORM, ERR_NOT_BUILDING_SNAPSHOT },
} = require('internal/errors');
const { validateString } = require('internal/validators');

const heapFields = [
  'total_heap_size', 'total_heap_size_executable', 'total_physical_size', 'total_available_size',
  'used_heap_size', 'heap_size_limit', 'malloced_memory', 'peak_malloced_memory',
  'does_zap_garbage', 'number_of_native_contexts', 'number_of_detached_contexts',
  'total_global_handles_size', 'used_global_handles_size', 'external_memory',
];
const spaceFields = [
  'space_name', 'space_size', 'space_used_size', 'space_available_size', 'physical_space_size',
];
const codeFields = [
  'code_and_metadata_size', 'bytecode_and_metadata_size', 'external_script_source_size',
  'cpu_profiler_metadata_size',
];

function named(fields, values) {
  return Object.fromEntries(fields.map((field, i) => [field, values[i]]));
}

function getHeapStatistics() {
  return named(heapFields, binding.heapStatistics());
}

function getHeapSpaceStatistics() {
  return binding.spaceStatistics().map((space) => named(spaceFields, space));
}

function getHeapCodeStatistics() {
  return named(codeFields, binding.codeStatistics());
}

function setFlagsFromString(flags) {
  validateString(flags, 'flags');
  binding.setFlags(flags);
}

let snapshots = 0;

function defaultName() {
  const two = (number) => String(number).padStart(2, '0');
  const now = new Date();
  const date = `${now.getFullYear()}${two(now.getMonth() + 1)}${two(now.getDate())}`;
  const time = `${two(now.getHours())}${two(now.getMinutes())}${two(now.getSeconds())}`;
  const count = String(++snapshots).padStart(3, '0');
  return `Heap.${date}.${time}.${process.pid}.0.${count}.heapsnapshot`;
}

function writeHeapSnapshot(filename = defaultName()) {
  const fs = require('fs');
  const fd = fs.openSync(filename, 'w');
  try {
    const result = binding.serializeSnapshot(fd);
    if (result < 0) {
      throw require('internal/errors').uvException({ errno: result, syscall: 'write' });
    }
  } finally {
    fs.closeSync(fd);
  }
  return filename;
}

// By way of a file that is gone as soon as it is open: a snapshot may not fit into memory twice.
function getHeapSnapshot() {
  const fs = require('fs');
  const folder = fs.mkdtempSync(require('path').join(require('os').tmpdir(), 'heap-'));
  const file = `${folder}/heap`;
  writeHeapSnapshot(file);
  const fd = fs.openSync(file, 'r');
  fs.unlinkSync(file);
  fs.rmdirSync(folder);
  return fs.createReadStream(null, { fd });
}

function unavailable(name) {
  return function() {
    throw new ERR_FEATURE_UNAVAILABLE_ON_PLATFORM(`v8.${name}()`);
  };
}

function notBuilding() {
  throw new ERR_NOT_BUILDING_SNAPSHOT();
}

module.exports = {
  cachedDataVersionTag: binding.cachedDataVersionTag,
  getHeapSnapshot,
  getHeapStatistics,
  getHeapSpaceStatistics,
  getHeapCodeStatistics,
  get promiseHooks() { return require('internal/promise_hooks').promiseHooks; },
  setFlagsFromString,
  ...require('internal/v8/serdes'),
  takeCoverage() {},
  stopCoverage() {},
  GCProfiler: unavailable('GCProfiler'),
  setHeapSnapshotNearHeapLimit: unavailable('setHeapSnapshotNearHeapLimit'),
  writeHeapSnapshot,
  startupSnapshot: {
    addDeserializeCallback: notBuilding,
    addSerializeCallback: notBuilding,
    setDeserializeMainFunction: notBuilding,
    isBuildingSnapshot: () => false,
  },
};
