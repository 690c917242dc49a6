'use strict';
// The end of a program: uncaught exceptions, 'beforeExit', 'exit'.
//
//   onUncaught(error, arrow, fromPromise, thrownAt)   told by the kernel of an exception that
//                                                     nobody caught
//   onBeforeExit(), onExit()   told by the kernel when nothing keeps the loop alive
//   exit(code), reallyExit(code), abort()             of process
//   setUncaughtExceptionCaptureCallback(fn), hasUncaughtExceptionCaptureCallback()

const binding = internalBinding('process');
const {
  codes: {
    ERR_DOMAIN_CANNOT_SET_UNCAUGHT_EXCEPTION_CAPTURE, ERR_INVALID_ARG_TYPE,
    ERR_UNCAUGHT_EXCEPTION_CAPTURE_ALREADY_SET,
  },
} = require('internal/errors');

const kUncaught = 1;
const kNoHandling = 6; // a program has taken process._fatalException away
const kHandlerThrew = 7;

// ---- exit ---------------------------------------------------------------------------------------

const kUnsettledTopLevelAwait = 13;

// Listens for 'exit' while a module waits at its top level; who calls process.exit() has decided.
function exitUnsettled() {
  process.exitCode ??= kUnsettledTopLevelAwait;
}

const traces = () => require('internal/process/options').getOption('--trace-exit');

function traceExit(code) {
  const trace = { name: '' };
  Error.captureStackTrace(trace, exit);
  const place = `(${process.release.name}:${process.pid})`;
  const told = `${place} WARNING: Exited the environment with code ${code}`;
  binding.writeSync(2, `${told}\n${trace.stack.replace(/^.*\n/, '')}\n`);
}

function exit(code) {
  process.off('exit', exitUnsettled);
  if (code || code === 0) process.exitCode = code;
  if (!process._exiting) {
    process._exiting = true;
    process.emit('exit', process.exitCode || 0);
  }
  if (traces()) traceExit(process.exitCode || 0);
  // Packages replace reallyExit, to learn of the exit whatever its way.
  process.reallyExit(process.exitCode || 0);
}

function reallyExit(code) {
  binding.exit(code | 0);
}

function onBeforeExit() {
  require('internal/async_ids').hooks?.tellDestroyed();
  process.emit('beforeExit', process.exitCode || 0);
}

// The exit code of a program that came to its end.
function onExit() {
  if (!process._exiting) {
    process._exiting = true;
    process.emit('exit', process.exitCode | 0);
    internalBinding('tasks').runMicrotasks(); // but no ticks
  }
  return process.exitCode | 0;
}

// ---- uncaught exceptions ------------------------------------------------------------------------

let capture = null;
let takeOver;

// A prompt shows what is thrown on its behalf: fn(error) says whether it took it.
function setTakeOver(fn) {
  takeOver = fn;
}

// Domains are asked as the callback is, but may decline; there is no callback beside them.
let domainCapture = null;

function setDomainCapture(fn) {
  domainCapture = fn;
}

function setUncaughtExceptionCaptureCallback(fn) {
  if (domainCapture !== null) {
    throw new ERR_DOMAIN_CANNOT_SET_UNCAUGHT_EXCEPTION_CAPTURE();
  }
  if (fn === null) {
    capture = null;
    internalBinding('tasks').setAbortOnUncaught(true);
    return;
  }
  if (typeof fn !== 'function') throw new ERR_INVALID_ARG_TYPE('fn', ['Function', 'null'], fn);
  if (capture !== null) throw new ERR_UNCAUGHT_EXCEPTION_CAPTURE_ALREADY_SET();
  capture = fn;
  internalBinding('tasks').setAbortOnUncaught(false);
}

function hasUncaughtExceptionCaptureCallback() {
  return capture !== null;
}

// The handlers still see the asynchronous context of the callback that threw.
function onUncaught(error, arrow, fromPromise = false, thrownAt = '') {
  require('internal/trace/problems').tellProblem('uncaughtException', error);
  try {
    if (typeof process._fatalException !== 'function') {
      print(error, arrow, thrownAt);
      reallyExit(kNoHandling);
    }
    if (!process._fatalException(error, fromPromise)) {
      endProgram(error, arrow, thrownAt);
    }
    // Ticks and microtasks that wait are run when the check phase begins, which has to come.
    require('internal/immediates').beforeImmediates(require('internal/task_queues').runTicks);
    require('timers').setImmediate(() => {});
  } finally {
    require('internal/async_context').resetContext();
  }
}

// process._fatalException: true if somebody took the error.
function fatalException(error, fromPromise) {
  return isHandled(error, fromPromise ? 'unhandledRejection' : 'uncaughtException');
}

// A handler that throws ends the program, and differently.
function isHandled(error, origin) {
  try {
    process.emit('uncaughtExceptionMonitor', error, origin);
    if (takeOver?.(error)) return true;
    if (capture !== null) {
      capture(error);
      return true;
    }
    if (domainCapture !== null && domainCapture(error)) return true;
    return process.emit('uncaughtException', error, origin);
  } catch (second) {
    print(second, internalBinding('scripts').arrowOf(second), '');
    process._exiting = true;
    reallyExit(kHandlerThrew);
    return true;
  }
}

function print(error, arrow, thrownAt) {
  require('internal/process/uncaught').printUncaught(error, arrow, thrownAt);
}

// Asked for by an option, or by a program that has loaded process.report.
function report(error) {
  const wanted = require('internal/process/options').getOption('--report-uncaught-exception');
  const loaded = require('internal/library').loadedLibrary('internal/process/report');
  if (wanted === undefined && loaded === undefined) return;
  require('internal/process/report').reportUncaught(error);
}

function endProgram(error, arrow, thrownAt) {
  try {
    if (!process._exiting) {
      process._exiting = true;
      process.exitCode = kUncaught;
      process.emit('exit', kUncaught);
    }
  } catch {
    // One exception is enough to tell.
  }
  report(error);
  print(error, arrow, thrownAt);
  if (require('internal/process/options').getOption('--abort-on-uncaught-exception')) {
    binding.abort();
  }
  reallyExit(process.exitCode === undefined ? kUncaught : process.exitCode);
}

module.exports = {
  exit, exitUnsettled, fatalException, hasUncaughtExceptionCaptureCallback, onBeforeExit, onExit,
  onUncaught, reallyExit, setDomainCapture, setTakeOver, setUncaughtExceptionCaptureCallback,
};
