'use strict';
// What this process has used: time, memory, resources.
//
//   hrtime(previous), hrtime.bigint(), cpuUsage(previous), memoryUsage(), memoryUsage.rss(),
//   resourceUsage(), constrainedMemory(), availableMemory() as from Node 20 on

const binding = internalBinding('process');
const { codes: { ERR_INVALID_ARG_VALUE, ERR_OUT_OF_RANGE } } = require('internal/errors');

function hrtime(previous) {
  const now = binding.hrtime();
  const seconds = Math.floor(now / 1e9);
  const nanoseconds = now - seconds * 1e9;
  if (previous === undefined) return [seconds, nanoseconds];
  const { validateArray } = require('internal/validators');
  validateArray(previous, 'time');
  if (previous.length !== 2) throw new ERR_OUT_OF_RANGE('time', 2, previous.length);
  const s = seconds - previous[0];
  const n = nanoseconds - previous[1];
  return n < 0 ? [s - 1, n + 1e9] : [s, n];
}
hrtime.bigint = binding.hrtimeBigInt;

function checkMicroseconds(value, name) {
  const { validateNumber } = require('internal/validators');
  validateNumber(value, name);
  if (!(value >= 0 && value <= Number.MAX_SAFE_INTEGER)) {
    throw new ERR_INVALID_ARG_VALUE.RangeError(name, value);
  }
}

function cpuUsage(previous) {
  if (previous) {
    const { validateObject } = require('internal/validators');
    validateObject(previous, 'prevValue');
    checkMicroseconds(previous.user, 'prevValue.user');
    checkMicroseconds(previous.system, 'prevValue.system');
  }
  const [user, system] = binding.resourceUsage();
  return previous ? { user: user - previous.user, system: system - previous.system } :
    { user, system };
}

function memoryUsage() {
  const [rss, heapTotal, heapUsed, external, arrayBuffers] = binding.memoryUsage();
  return { rss, heapTotal, heapUsed, external, arrayBuffers };
}
memoryUsage.rss = binding.rss;

function resourceUsage() {
  const [
    userCPUTime, systemCPUTime, maxRSS, sharedMemorySize, unsharedDataSize, unsharedStackSize,
    minorPageFault, majorPageFault, swappedOut, fsRead, fsWrite, ipcSent, ipcReceived,
    signalsCount, voluntaryContextSwitches, involuntaryContextSwitches,
  ] = binding.resourceUsage();
  return {
    userCPUTime, systemCPUTime, maxRSS, sharedMemorySize, unsharedDataSize, unsharedStackSize,
    minorPageFault, majorPageFault, swappedOut, fsRead, fsWrite, ipcSent, ipcReceived,
    signalsCount, voluntaryContextSwitches, involuntaryContextSwitches,
  };
}

function constrainedMemory() {
  const limit = binding.memoryLimit();
  return limit > 0 ? limit : undefined;
}

function availableMemory() {
  const limit = binding.memoryLimit();
  const free = require('os').freemem();
  return limit > 0 ? Math.min(Math.max(limit - binding.rss(), 0), free) : free;
}

module.exports = {
  availableMemory, constrainedMemory, cpuUsage, hrtime, memoryUsage, resourceUsage,
};
