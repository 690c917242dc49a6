'use strict';
// What the library tells a trace of everything beside what async_hooks tell. While nobody records
// it, telling costs a comparison.
//
//   tellCleared(context)               the program took back what waits with that context
//   tellReferenced(context, counts)    it keeps the program alive from now on, or no longer
//   recordWith(recorder)               { cleared(id), referenced(id, counts) }, or undefined
//
// A context is one of internal/async_context; only those of hooks have an id.

let recorder;

function recordWith(next) {
  recorder = next;
}

function tellCleared(context) {
  if (recorder !== undefined && context?.asyncId !== undefined) recorder.cleared(context.asyncId);
}

function tellReferenced(context, counts) {
  if (recorder !== undefined && context?.asyncId !== undefined) {
    recorder.referenced(context.asyncId, counts);
  }
}

module.exports = { recordWith, tellCleared, tellReferenced };
