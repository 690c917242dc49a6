'use strict';
// The end of a program: uncaught exceptions, 'beforeExit', 'exit'.
//
//   onUncaught(error, arrow)   told by the kernel of an exception that nobody caught
//   onBeforeExit(), onExit()   told by the kernel when nothing keeps the loop alive
//   exit(code)                 process.exit

const binding = internalBinding('process');

let capture = null;

function setCapture(callback) {
  capture = callback;
}

function hasCapture() {
  return capture !== null;
}

function exit(code) {
  if (code !== undefined) process.exitCode = code;
  if (!process._exiting) {
    process._exiting = true;
    process.emit('exit', process.exitCode || 0);
  }
  process.reallyExit(process.exitCode || 0);
}

function onBeforeExit() {
  process.emit('beforeExit', process.exitCode || 0);
}

// The exit code of a program that came to its end.
function onExit() {
  if (!process._exiting) {
    process._exiting = true;
    process.emit('exit', process.exitCode || 0);
  }
  return process.exitCode || 0;
}

// The handlers still see the asynchronous context of the callback that threw.
function onUncaught(error, arrow, fromPromise = false) {
  try {
    tellUncaught(error, arrow, fromPromise);
  } finally {
    require('internal/async_context').resetContext();
  }
}

function tellUncaught(error, arrow, fromPromise) {
  const origin = fromPromise ? 'unhandledRejection' : 'uncaughtException';
  if (process.listenerCount('uncaughtExceptionMonitor') > 0) {
    process.emit('uncaughtExceptionMonitor', error, origin);
  }
  if (capture !== null) {
    capture(error);
    return;
  }
  if (process.emit('uncaughtException', error, origin)) return;
  printUncaught(error, arrow);
  if (!process._exiting) {
    process._exiting = true;
    process.exitCode = 1;
    process.emit('exit', 1);
  }
  process.reallyExit(process.exitCode === undefined ? 1 : process.exitCode);
}

function describe(error) {
  const isError = error !== null && typeof error === 'object' && error instanceof Error;
  if (!isError) {
    let text;
    try {
      text = require('internal/util/inspect').inspect(error);
    } catch {
      text = String(error);
    }
    return `Uncaught:\n${text}\n(Use \`orrery --trace-uncaught ...\` to show where the exception was thrown)`;
  }
  let stack;
  try {
    stack = error.stack;
    const extra = Object.keys(error);
    if (extra.length > 0 || error.cause !== undefined) {
      return require('internal/util/inspect').inspect(error);
    }
  } catch {
    // A stack that cannot be read: fall back on what can.
  }
  if (typeof stack === 'string' && stack !== '') return stack;
  try {
    return String(error);
  } catch {
    return 'Error';
  }
}

// An 'error' event without a listener adds where it was emitted.
function enhanceStack(error) {
  try {
    const enhance = error[require('internal/errors').kEnhanceStackBeforeInspector];
    if (enhance !== undefined) error.stack = enhance();
  } catch {
    // It is printed as it is.
  }
}

function printUncaught(error, arrow) {
  enhanceStack(error);
  const text = describe(error);
  const head = arrow === '' || arrow === undefined ? '' : `${arrow}\n`;
  const lines = typeof error === 'object' && error !== null && error instanceof Error
    ? `${head}${text}`
    : `${head}${text}`;
  binding.writeSync(2, `${lines}\n\nNode.js ${process.version}\n`);
}

module.exports = { exit, onUncaught, onBeforeExit, onExit, setCapture, hasCapture };
