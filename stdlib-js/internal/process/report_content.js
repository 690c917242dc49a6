'use strict';
// What a diagnostic report holds, section by section.
//
//   makeReport({ event, trigger, filename, error }) -> an object, as Node's report.md describes it
//
// `nativeStack` is empty: the native side keeps no names of its frames. Handles have no addresses.

const { readFileSync } = require('fs');

const kReportVersion = 3;

function readLines(path) {
  try {
    return readFileSync(path, 'latin1').split('\n');
  } catch {
    return [];
  }
}

// ---- the machine and the program ----------------------------------------------------------------

function networkInterfaces(os) {
  const list = [];
  for (const [name, addresses] of Object.entries(os.networkInterfaces())) {
    for (const { internal, mac, address, netmask, family, scopeid } of addresses) {
      list.push({
        name, internal, mac, address, netmask, family, ...(family === 'IPv6' ? { scopeid } : {}),
      });
    }
  }
  return list;
}

function header({ event, trigger, filename }) {
  const os = require('os');
  const now = new Date();
  const glibc = internalBinding('process').glibcVersion;
  return {
    reportVersion: kReportVersion,
    event,
    trigger,
    filename,
    dumpEventTime: `${now.toISOString().slice(0, 19)}Z`,
    dumpEventTimeStamp: String(now.getTime()),
    processId: process.pid,
    threadId: 0,
    cwd: process.cwd(),
    commandLine: [process.argv0, ...process.execArgv, ...process.argv.slice(1)],
    nodejsVersion: process.version,
    ...(glibc ? { glibcVersionRuntime: glibc, glibcVersionCompiler: glibc } : {}),
    wordSize: 64,
    arch: process.arch,
    platform: process.platform,
    componentVersions: { ...process.versions },
    release: { ...process.release },
    osName: os.type(),
    osRelease: os.release(),
    osVersion: os.version(),
    osMachine: os.machine(),
    cpus: os.cpus().map(({ model, speed, times: { user, nice, sys, idle, irq } }) =>
      ({ model, speed, user, nice, sys, idle, irq })),
    networkInterfaces: networkInterfaces(os),
    host: os.hostname(),
  };
}

function userLimits() {
  const names = [
    ['core_file_size_blocks', 'Max core file size'],
    ['data_seg_size_kbytes', 'Max data size'],
    ['file_size_blocks', 'Max file size'],
    ['max_locked_memory_bytes', 'Max locked memory'],
    ['max_memory_size_kbytes', 'Max resident set'],
    ['open_files', 'Max open files'],
    ['stack_size_bytes', 'Max stack size'],
    ['cpu_time_seconds', 'Max cpu time'],
    ['max_user_processes', 'Max processes'],
    ['virtual_memory_kbytes', 'Max address space'],
  ];
  const lines = readLines('/proc/self/limits');
  const number = (text) => (text === 'unlimited' ? text : Number(text));
  return Object.fromEntries(names.map(([name, title]) => {
    const line = lines.find((each) => each.startsWith(title)) ?? '';
    const [soft = 'unlimited', hard = 'unlimited'] = line.slice(title.length).trim().split(/\s+/);
    return [name, { soft: number(soft), hard: number(hard) }];
  }));
}

function sharedObjects() {
  const objects = new Set(['linux-vdso.so.1']);
  for (const line of readLines('/proc/self/maps')) {
    const path = line.slice(line.indexOf('/'));
    if (line.includes('/') && /\.so(\.[\d.]+)?$/.test(path)) objects.add(path);
  }
  return [...objects];
}

// ---- JavaScript ---------------------------------------------------------------------------------

function errorProperties(error) {
  const properties = {};
  for (const name of Object.getOwnPropertyNames(error)) {
    if (name === 'stack' || name === 'message') continue;
    try {
      properties[name] = String(error[name]);
    } catch {
      // One that cannot be told is left out.
    }
  }
  return properties;
}

function javascriptStack(error) {
  const isObject = error !== null && typeof error === 'object';
  if (!isObject || typeof error.stack !== 'string') {
    return { message: 'No stack.', stack: ['Unavailable.'], errorProperties: {} };
  }
  const properties = errorProperties(error);
  const [message, ...frames] = error.stack.split('\n');
  const stack = frames.map((frame) => frame.trim());
  return { message, stack, errorProperties: properties };
}

function javascriptHeap() {
  const v8 = require('v8');
  const heap = v8.getHeapStatistics();
  const heapSpaces = {};
  for (const space of v8.getHeapSpaceStatistics()) {
    heapSpaces[space.space_name] = {
      memorySize: space.space_size,
      committedMemory: space.physical_space_size,
      capacity: space.space_used_size + space.space_available_size,
      used: space.space_used_size,
      available: space.space_available_size,
    };
  }
  return {
    totalMemory: heap.total_heap_size,
    executableMemory: heap.total_heap_size_executable,
    totalCommittedMemory: heap.total_physical_size,
    availableMemory: heap.total_available_size,
    totalGlobalHandlesMemory: heap.total_global_handles_size,
    usedGlobalHandlesMemory: heap.used_global_handles_size,
    usedMemory: heap.used_heap_size,
    memoryLimit: heap.heap_size_limit,
    mallocedMemory: heap.malloced_memory,
    externalMemory: heap.external_memory,
    peakMallocedMemory: heap.peak_malloced_memory,
    nativeContextCount: heap.number_of_native_contexts,
    detachedContextCount: heap.number_of_detached_contexts,
    doesZapGarbage: heap.does_zap_garbage,
    heapSpaces,
  };
}

// ---- what was used ------------------------------------------------------------------------------

function processorUse(user, system) {
  const share = (seconds) => seconds / Math.max(process.uptime(), 0.001) * 100;
  return {
    userCpuSeconds: user,
    kernelCpuSeconds: system,
    cpuConsumptionPercent: share(user + system),
    userCpuConsumptionPercent: share(user),
    kernelCpuConsumptionPercent: share(system),
  };
}

function resourceUsage() {
  const os = require('os');
  const use = process.resourceUsage();
  const rss = process.memoryUsage.rss();
  const limit = internalBinding('process').memoryLimit() || os.totalmem();
  return {
    free_memory: os.freemem(),
    total_memory: os.totalmem(),
    rss,
    constrained_memory: limit,
    available_memory: Math.max(limit - rss, 0),
    ...processorUse(use.userCPUTime / 1e6, use.systemCPUTime / 1e6),
    maxRss: use.maxRSS * 1024,
    pageFaults: { IORequired: use.majorPageFault, IONotRequired: use.minorPageFault },
    fsActivity: { reads: use.fsRead, writes: use.fsWrite },
  };
}

const kTicksPerSecond = 100;

// Of the thread that runs the loop.
function threadUsage() {
  const [line = ''] = readLines(`/proc/self/task/${process.pid}/stat`);
  const fields = line.slice(line.lastIndexOf(')') + 2).split(' ');
  const seconds = (index) => (Number(fields[index]) || 0) / kTicksPerSecond;
  const { fsRead: reads, fsWrite: writes } = process.resourceUsage();
  return { ...processorUse(seconds(11), seconds(12)), fsActivity: { reads, writes } };
}

const typeOfResource = {
  __proto__: null, Timeout: 'timer', TTYWrap: 'tty', TCPSocketWrap: 'tcp', TCPServerWrap: 'tcp',
  PipeWrap: 'pipe', PipeServerWrap: 'pipe', UDPWrap: 'udp', ProcessWrap: 'process',
  FSEvent: 'fs_event', StatWatcher: 'fs_poll', Immediate: 'idle',
};

function handles() {
  const list = process.getActiveResourcesInfo().map((name) =>
    ({ type: typeOfResource[name] ?? name, is_active: true, is_referenced: true }));
  return [...list, { type: 'loop', is_active: true }];
}

function makeReport(occasion) {
  return {
    header: header(occasion),
    javascriptStack: javascriptStack(occasion.error),
    javascriptHeap: javascriptHeap(),
    nativeStack: [],
    resourceUsage: resourceUsage(),
    uvthreadResourceUsage: threadUsage(),
    libuv: handles(),
    workers: [],
    environmentVariables: { ...process.env },
    userLimits: userLimits(),
    sharedObjects: sharedObjects(),
  };
}

module.exports = { makeReport };
