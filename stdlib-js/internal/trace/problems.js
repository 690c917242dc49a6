'use strict';
// What goes wrong in a program, as records of the trace: before the program's own handlers run.
//
//   tellProblem(what, error, promise)   what: 'uncaughtException', 'unhandledRejection', 'warning';
//                                       promise: the one that was rejected, if it is one

const { asyncIdSymbol } = require('internal/async_ids');
const { isActive, problem } = internalBinding('trace');

const kinds = ['uncaughtException', 'unhandledRejection', 'warning']; // as enum TraceProblem

function isObject(value) {
  return (typeof value === 'object' && value !== null) || typeof value === 'function';
}

function textOf(value) {
  if (value instanceof Error) return Error.prototype.toString.call(value);
  if (!isObject(value)) return String(value);
  return require('internal/util/inspect').inspect(value, { customInspect: false, depth: 0 });
}

// Whatever a program throws, its trace goes on.
function firstLineOf(value) {
  try {
    return textOf(value).split('\n', 1)[0];
  } catch {
    return 'an error that cannot be told';
  }
}

function tellProblem(what, error, promise = undefined) {
  if (!isActive()) return;
  problem(kinds.indexOf(what), firstLineOf(error), promise?.[asyncIdSymbol] ?? 0);
}

module.exports = { tellProblem };
