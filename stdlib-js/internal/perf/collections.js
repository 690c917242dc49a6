'use strict';
// Entries of the type `gc`: the engine's garbage collections.
//
//   watch(enqueue)     tells enqueue() of each entry from now on; undefined: no more
//
// They are told in the loop's check phase, and keep nothing alive.

const { sinceStart } = require('internal/perf/clock');
const { makeNodeEntry } = require('internal/perf/entries');
const { beforeImmediates } = require('internal/immediates');

let tell;

// As it was before entries had a `detail`.
function defineOld(entry, name) {
  const { deprecate } = require('internal/util/deprecate');
  Object.defineProperty(entry, name, {
    __proto__: null, configurable: true, enumerable: true,
    get: deprecate(() => entry.detail[name],
      'Custom PerformanceEntry accessors are deprecated. Please use the detail property.',
      'DEP0152'),
  });
}

function entryOf(start, duration, kind, flags) {
  const entry = makeNodeEntry('gc', 'gc', sinceStart(start), duration / 1e6, { kind, flags });
  defineOld(entry, 'kind');
  defineOld(entry, 'flags');
  return entry;
}

function deliver() {
  const numbers = internalBinding('collections').takeCollections();
  for (let i = 0; i < numbers.length; i += 4) {
    tell?.(entryOf(...numbers.slice(i, i + 4)));
  }
}

function watch(enqueue) {
  tell = enqueue;
  internalBinding('collections').observe(
    enqueue === undefined ? undefined : () => beforeImmediates(deliver));
}

module.exports = { watch };
