'use strict';

// The ids of async_hooks: who runs now, and what made it.
//
//   newAsyncId(), executionAsyncId(), triggerAsyncId(), executionAsyncResource()
//   push(asyncId, triggerAsyncId, resource), pop(asyncId), depth(), reset()
//   hooks                 internal/async_hooks, once somebody has used it
//   asyncIdSymbol, triggerAsyncIdSymbol   where resources keep theirs
//
// Below everything is the program itself: id 1, made by 0; once its main script has ended, 0.

const asyncIdSymbol = Symbol('async_id_symbol');
const triggerAsyncIdSymbol = Symbol('trigger_async_id_symbol');

let lastId = 1;
const ids = [];
const triggers = [];
const resources = [];
const topLevelResource = {};

function newAsyncId() {
  return ++lastId;
}

function push(asyncId, triggerAsyncId, resource) {
  ids.push(asyncId);
  triggers.push(triggerAsyncId);
  resources.push(resource);
}

// What was entered above it and never left is left as well.
function pop(asyncId) {
  const at = ids.lastIndexOf(asyncId);
  if (at !== -1) ids.length = triggers.length = resources.length = at;
}

function bottom() {
  return require('internal/bootstrap').hasRun() ? 0 : 1;
}

function reset() {
  ids.length = triggers.length = resources.length = 0;
}

module.exports = {
  asyncIdSymbol,
  triggerAsyncIdSymbol,
  hooks: undefined,
  newAsyncId,
  push,
  pop,
  reset,
  depth: () => ids.length,
  executionAsyncId: () => (ids.length === 0 ? bottom() : ids[ids.length - 1]),
  triggerAsyncId: () => (ids.length === 0 ? 0 : triggers[triggers.length - 1]),
  executionAsyncResource: () => (ids.length === 0 ? topLevelResource :
    resources[resources.length - 1]),
};
