'use strict';
// The global object `process`.
//
//   makeProcess()

const EventEmitter = require('events');
const binding = internalBinding('process');
const { nextTick } = require('internal/task_queues');
const lifecycle = require('internal/process/lifecycle');
const { uvException } = require('internal/errors');

const kNodeVersion = '18.20.4';

function versions() {
  return Object.freeze({
    node: kNodeVersion, orrery: '0.1.0', v8: binding.engineVersion, uv: '1.44.2', zlib: '1.2.13',
    modules: '108', openssl: '3.0.0',
  });
}

function check(result, syscall, path) {
  if (result < 0) throw uvException({ errno: result, syscall, path });
  return result;
}

function hrtime(previous) {
  const now = binding.hrtime();
  const seconds = Math.floor(now / 1e9);
  const nanoseconds = now - seconds * 1e9;
  if (previous === undefined) return [seconds, nanoseconds];
  let s = seconds - previous[0];
  let n = nanoseconds - previous[1];
  if (n < 0) {
    s--;
    n += 1e9;
  }
  return [s, n];
}
hrtime.bigint = binding.hrtimeBigInt;

function memoryUsage() {
  const [rss, heapTotal, heapUsed, external, arrayBuffers] = binding.memoryUsage();
  return { rss, heapTotal, heapUsed, external, arrayBuffers };
}
memoryUsage.rss = binding.rss;

const environmentHandler = {
  get(target, name) {
    return typeof name === 'string' ? binding.getEnvironment(name) : target[name];
  },
  set(target, name, value) {
    binding.setEnvironment(String(name), String(value));
    return true;
  },
  has(target, name) {
    return typeof name === 'string' && binding.getEnvironment(name) !== undefined;
  },
  deleteProperty(target, name) {
    if (typeof name === 'string') binding.unsetEnvironment(name);
    return true;
  },
  ownKeys() {
    return binding.environmentNames();
  },
  getOwnPropertyDescriptor(target, name) {
    const value = typeof name === 'string' ? binding.getEnvironment(name) : undefined;
    return value === undefined ? undefined
      : { value, writable: true, enumerable: true, configurable: true };
  },
  defineProperty(target, name, descriptor) {
    binding.setEnvironment(String(name), String(descriptor.value));
    return true;
  },
};

function addFacts(process) {
  process.version = `v${kNodeVersion}`;
  process.versions = versions();
  process.arch = 'x64';
  process.platform = 'linux';
  process.release = { name: 'node', lts: 'Hydrogen' };
  process.argv = binding.argv;
  process.execArgv = binding.execArgv;
  process.execPath = binding.execPath;
  process.pid = binding.pid();
  process.title = 'orrery';
  process.config = { target_defaults: {}, variables: {} };
  process.features = { inspector: false, debug: false, uv: true, ipv6: true, tls: false };
  process.env = new Proxy({}, environmentHandler);
  process.exitCode = undefined;
  process._exiting = false;
  Object.defineProperty(process, 'ppid', { enumerable: true, get: binding.ppid });
}

function addMethods(process) {
  Object.assign(process, {
    nextTick,
    hrtime,
    memoryUsage,
    cwd: binding.cwd,
    chdir: (folder) => { check(binding.chdir(folder), 'chdir', folder); },
    umask: (mask) => binding.umask(mask === undefined ? -1 : mask),
    exit: lifecycle.exit,
    reallyExit: binding.exit,
    uptime: () => binding.hrtime() / 1e9 - startedAt,
    _rawDebug: (...args) => {
      binding.writeSync(2, `${require('internal/util/inspect').format(...args)}\n`);
    },
    emitWarning: (...args) => require('internal/process/warning').emitWarning(...args),
    getuid: binding.getuid, getgid: binding.getgid,
    geteuid: binding.geteuid, getegid: binding.getegid,
    _rawDebug: rawDebug,
    setUncaughtExceptionCaptureCallback: lifecycle.setCapture,
    hasUncaughtExceptionCaptureCallback: lifecycle.hasCapture,
  });
}

function rawDebug(...args) {
  binding.writeSync(2, `${require('util').format(...args)}\n`);
}

let startedAt = 0;

function defineStream(process, name) {
  Object.defineProperty(process, name, {
    configurable: true,
    enumerable: true,
    get() {
      const value = require('internal/process/stdio')[name]();
      Object.defineProperty(process, name, { configurable: true, enumerable: true, value });
      return value;
    },
  });
}

function makeProcess() {
  startedAt = binding.hrtime() / 1e9;
  const prototype = Object.create(EventEmitter.prototype, {
    constructor: { value: function process() {}, writable: true, configurable: true },
    [Symbol.toStringTag]: { value: 'process' },
  });
  const process = Object.create(prototype);
  EventEmitter.call(process);
  addFacts(process);
  addMethods(process);
  process.on('warning', (warning) => require('internal/process/warning').onWarning(warning));
  for (const name of ['stdin', 'stdout', 'stderr']) defineStream(process, name);
  return process;
}

module.exports = { makeProcess };
