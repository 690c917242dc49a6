'use strict';
// What takes several operations is written once, as a generator that yields Calls (see
// internal/fs/call.js) and gets their results, or their errors thrown. It may yield promises, too.
//
//   runSteps(steps) -> promise      runStepsSync(steps): a value that is no Call is given back

const { runPromise, runSync } = require('internal/fs/call');

function isCall(value) {
  return typeof value?.start === 'function';
}

function runStepsSync(steps) {
  let next = steps.next();
  while (!next.done) {
    let value;
    try {
      value = isCall(next.value) ? runSync(next.value) : next.value;
    } catch (error) {
      next = steps.throw(error);
      continue;
    }
    next = steps.next(value);
  }
  return next.value;
}

async function runSteps(steps) {
  let next = steps.next();
  while (!next.done) {
    let value;
    try {
      value = await (isCall(next.value) ? runPromise(next.value) : next.value);
    } catch (error) {
      next = steps.throw(error);
      continue;
    }
    next = steps.next(value);
  }
  return next.value;
}

module.exports = { runSteps, runStepsSync };
