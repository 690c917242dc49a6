'use strict';
// How timers and immediates look when they are inspected: what Node's have, and nothing of the
// library's own.
//
//   inspectAs(timer, names, options)

const kRefed = Symbol('refed');
const kHasPrimitive = Symbol('kHasPrimitive');
const kAsyncId = Symbol('asyncId');
const kTriggerId = Symbol('triggerId');

function inspectAs(timer, names, options) {
  const { inspect } = require('internal/util/inspect');
  const shown = Object.create(Object.getPrototypeOf(timer));
  for (const name of names) shown[name] = timer[name];
  shown[kRefed] = timer._destroyed && '_onImmediate' in timer ? null : timer.referenced;
  if ('id' in timer) shown[kHasPrimitive] = timer.id !== undefined;
  shown[kAsyncId] = timer.context?.asyncId ?? 0;
  shown[kTriggerId] = timer.context?.triggerAsyncId ?? 0;
  return inspect(shown, { ...options, customInspect: false });
}

module.exports = { inspectAs };
