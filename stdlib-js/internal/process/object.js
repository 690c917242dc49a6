'use strict';
// The global object `process`.
//
//   makeProcess()   makes the library's `process`, so far an empty object, what it is
//
// Made at every start: what a program may never ask for is loaded when it asks.

const EventEmitter = require('events');
const binding = internalBinding('process');
const { nextTick, useExitFlag } = require('internal/task_queues');
const { getOption } = require('internal/process/options');
const credentials = internalBinding('credentials');
const folders = require('internal/process/folders');
const lifecycle = require('internal/process/lifecycle');
const measures = require('internal/process/measures');

const kNodeVersion = '18.20.4';
const kLibraries = ['ares', 'brotli', 'icu', 'llhttp', 'openssl', 'orrery', 'unicode', 'zlib'];
const kLoadedWhenUsed = ['ares', 'brotli', 'openssl']; // a start does not ask them

function versions() {
  const all = {
    node: kNodeVersion,
    modules: '108',  // of Node 18; programs choose prebuilt files by it
    uv: '1.44.2',    // whose behaviour is followed, on any loop
    v8: binding.engineVersion,
  };
  const { defineLazyValue } = internalBinding('env');
  for (const name of kLibraries) {
    if (kLoadedWhenUsed.includes(name)) defineLazyValue(all, name, binding.libraryVersion, true);
    else all[name] = binding.libraryVersion(name);
  }
  return Object.freeze(all);
}

// What a program cannot change.
function addFixedFacts(process) {
  const facts = {
    version: `v${kNodeVersion}`,
    versions: versions(),
    arch: 'x64',
    platform: 'linux',
    release: { name: 'node', lts: 'Hydrogen' },
    features: {
      inspector: false, debug: false, uv: true, ipv6: true, tls_alpn: true, tls_sni: true,
      tls_ocsp: true, tls: true, cached_builtins: true,
    },
    pid: binding.pid(),
    argv0: binding.argv0,
  };
  for (const name of Object.keys(facts)) {
    Object.defineProperty(process, name, { enumerable: true, value: facts[name] });
  }
}

// Looked at for every tick. Where the engine has no such flags, the ticks of an end are taken.
function defineExiting(process) {
  const flag = internalBinding('tasks').defineFlag?.(process, '_exiting');
  if (flag !== undefined) useExitFlag(flag);
  else process._exiting = false;
}

function addFacts(process) {
  addFixedFacts(process);
  process.argv = binding.argv;
  process.execArgv = binding.execArgv;
  process.env = internalBinding('env').env;
  process.execPath = binding.execPath;
  process.exitCode = undefined;
  defineExiting(process);
  process.debugPort = 9229;
  Object.defineProperty(process, 'ppid', {
    configurable: true, enumerable: true, get: binding.ppid, set() {},
  });
  process.argv[0] = binding.execPath;
}

// A program may change it yet, but not put another one in its place without being told.
function addConfig(process) {
  let config;
  Object.defineProperty(process, 'config', {
    configurable: true,
    enumerable: true,
    get: () => config ??= {
      target_defaults: {},
      variables: {
        napi_build_version: '9', node_module_version: 108, v8_enable_i18n_support: 1,
      },
    },
    set(value) {
      config = value;
      require('internal/process/rare').warnOfConfig();
    },
  });
}

function addSwitches(process) {
  const isOn = (name) => getOption(name) !== undefined;
  if (isOn('--pending-deprecation') || process.env.NODE_PENDING_DEPRECATION === '1') {
    process.env = require('internal/process/pending').watchEnvironment(process.env);
  }
  if (isOn('--no-deprecation')) process.noDeprecation = true;
  if (isOn('--throw-deprecation')) process.throwDeprecation = true;
  if (isOn('--trace-deprecation')) process.traceDeprecation = true;
  if (isOn('--trace-warnings')) process.traceProcessWarnings = true;
  if (!isOn('--no-warnings') && process.env.NODE_NO_WARNINGS !== '1') {
    process.on('warning', (warning) => require('internal/process/warning').onWarning(warning));
  }
}

function addTitle(process) {
  let title = getOption('--title') ?? 'orrery';
  if (title !== 'orrery') binding.setTitle(title);
  Object.defineProperty(process, 'title', {
    configurable: true,
    enumerable: true,
    get: () => title,
    set(value) {
      title = String(value);
      binding.setTitle(title);
    },
  });
}

// Methods whose files are loaded at the first call.
const lazyMethods = {
  __proto__: null,
  emitWarning: 'internal/process/warning',
  kill: 'internal/process/signals',
  getgroups: 'internal/process/credentials',
  initgroups: 'internal/process/credentials',
  setegid: 'internal/process/credentials',
  seteuid: 'internal/process/credentials',
  setgid: 'internal/process/credentials',
  setgroups: 'internal/process/credentials',
  setuid: 'internal/process/credentials',
  loadEnvFile: 'internal/process/env_file',
  dlopen: 'internal/process/rare',
  abort: 'internal/process/rare',
  assert: 'internal/process/rare',
  binding: 'internal/process/old_bindings',
  getBuiltinModule: 'internal/process/rare',
  openStdin: 'internal/process/rare',
  setSourceMapsEnabled: 'internal/process/rare',
  getActiveResourcesInfo: 'internal/process/active',
  _getActiveHandles: 'internal/process/active',
  _getActiveRequests: 'internal/process/active',
  _rawDebug: 'internal/process/rare',
};

function addLazyMethod(process, name) {
  const id = lazyMethods[name];
  process[name] = { [name](...args) { return require(id)[name](...args); } }[name];
}

function addMethods(process) {
  Object.assign(process, {
    nextTick,
    hrtime: measures.hrtime,
    cpuUsage: measures.cpuUsage,
    memoryUsage: measures.memoryUsage,
    resourceUsage: measures.resourceUsage,
    constrainedMemory: measures.constrainedMemory,
    availableMemory: measures.availableMemory,
    cwd: folders.cwd,
    chdir: folders.chdir,
    umask: folders.umask,
    _fatalException: lifecycle.fatalException,
    exit: lifecycle.exit,
    reallyExit: lifecycle.reallyExit,
    uptime: () => (binding.hrtime() - binding.startedAt) / 1e9,
    getuid: credentials.getuid,
    geteuid: credentials.geteuid,
    getgid: credentials.getgid,
    getegid: credentials.getegid,
    setUncaughtExceptionCaptureCallback: lifecycle.setUncaughtExceptionCaptureCallback,
    hasUncaughtExceptionCaptureCallback: lifecycle.hasUncaughtExceptionCaptureCallback,
    _kill: (pid, signal) => internalBinding('signals').kill(pid, signal),
    _tickCallback: () => require('internal/task_queues').runTicks(),
  });
  for (const name of Object.keys(lazyMethods)) addLazyMethod(process, name);
  Object.defineProperty(process, 'report', {
    configurable: true, enumerable: true, get: () => require('internal/process/report').report,
  });
  Object.defineProperty(process, 'sourceMapsEnabled', {
    configurable: true,
    enumerable: true,
    get: () => require('internal/modules/files').sources.listener !== undefined,
  });
  let flags;
  Object.defineProperty(process, 'allowedNodeEnvironmentFlags', {
    configurable: true,
    enumerable: true,
    get: () => flags ??= require('internal/process/flags').makeFlags(),
    set(value) { flags = value; },
  });
}

function watchForSignals(process) {
  const isSignal = (name) => typeof name === 'string' && name.startsWith('SIG');
  process.on('newListener', (name) => {
    if (isSignal(name)) require('internal/process/signals').listenerAdded(name);
  });
  process.on('removeListener', (name) => {
    if (isSignal(name)) require('internal/process/signals').listenerRemoved(name);
  });
}

function makeProcess() {
  const prototype = Object.getPrototypeOf(process);
  Object.setPrototypeOf(prototype, EventEmitter.prototype);
  Object.defineProperty(prototype, Symbol.toStringTag, { value: 'process', configurable: true });
  EventEmitter.call(process);
  addFacts(process);
  addTitle(process);
  addConfig(process);
  addMethods(process);
  addSwitches(process);
  watchForSignals(process);
  require('internal/process/stdio').defineStreams(process);
  // The engine keeps the properties of what is a prototype quick to find.
  Object.create(process);
  return process;
}

module.exports = { makeProcess };
