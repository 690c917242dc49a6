'use strict';
// What flows from where something is scheduled to where it runs (AsyncLocalStorage).
//
//   captureContext() -> context   the current one, to be kept with a callback
//   swapContext(context) -> the one before
//
// A context is an immutable value, or undefined while nobody uses one: both calls cost next to
// nothing then.

let current;

function captureContext() {
  return current;
}

function swapContext(context) {
  const before = current;
  current = context;
  return before;
}

module.exports = { captureContext, swapContext };
