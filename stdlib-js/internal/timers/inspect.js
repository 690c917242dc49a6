'use strict';
// How timers and immediates look when they are inspected: what Node's have, and nothing of the
// library's own.
//
//   inspectAs(timer, names, rest, options)   rest: the object that has referenced, context, and
//                                            perhaps an id

const kRefed = Symbol('refed');
const kHasPrimitive = Symbol('kHasPrimitive');
const kAsyncId = Symbol('asyncId');
const kTriggerId = Symbol('triggerId');

function inspectAs(timer, names, rest, options) {
  const { inspect } = require('internal/util/inspect');
  const shown = Object.create(Object.getPrototypeOf(timer));
  for (const name of names) shown[name] = timer[name];
  shown[kRefed] = timer._destroyed && '_onImmediate' in timer ? null : rest.referenced;
  if ('id' in rest) shown[kHasPrimitive] = rest.id !== undefined;
  shown[kAsyncId] = rest.context?.asyncId ?? 0;
  shown[kTriggerId] = rest.context?.triggerAsyncId ?? 0;
  return inspect(shown, { ...options, customInspect: false });
}

module.exports = { inspectAs };
