'use strict';

// Whether a deprecated function was called by code under node_modules, which is not told of it.
//
//   calledFromPackage()

function calledFromPackage() {
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = 20;
  const holder = {};
  Error.captureStackTrace(holder);
  const { stack } = holder;
  Error.stackTraceLimit = stackTraceLimit;
  if (typeof stack !== 'string') return false;
  // The first caller outside of the library decides.
  const caller = stack.split('\n').slice(1).find((line) => !/[( ]node:/.test(line));
  return caller !== undefined && /[/\\]node_modules[/\\]/.test(caller);
}

module.exports = { calledFromPackage };
