'use strict';

// The ids of async_hooks: who runs now, and what made it.
//
//   newAsyncId(), executionAsyncId(), triggerAsyncId(), executionAsyncResource()
//   push(asyncId, triggerAsyncId, resource), pop(asyncId), depth()
//   hooks                 internal/async_hooks, once somebody has used it
//   asyncIdSymbol, triggerAsyncIdSymbol   where resources keep theirs
//
// Below everything is the program itself: id 1, made by 0; once its main script has ended, 0.

const asyncIdSymbol = Symbol('async_id_symbol');
const triggerAsyncIdSymbol = Symbol('trigger_async_id_symbol');

let lastId = 1;
// A stack in three arrays, which do not shrink: to shorten an array is slow.
const ids = [];
const triggers = [];
const resources = [];
let depth = 0;
const topLevelResource = {};

function newAsyncId() {
  return ++lastId;
}

function push(asyncId, triggerAsyncId, resource) {
  ids[depth] = asyncId;
  triggers[depth] = triggerAsyncId;
  resources[depth++] = resource;
}

// What was entered above it and never left is left as well.
function pop(asyncId) {
  for (let at = depth - 1; at >= 0; at--) {
    if (ids[at] === asyncId) return leaveFrom(at);
  }
}

function leaveFrom(at) {
  while (depth > at) resources[--depth] = undefined;
}

function bottom() {
  return require('internal/bootstrap').hasRun() ? 0 : 1;
}

module.exports = {
  asyncIdSymbol,
  triggerAsyncIdSymbol,
  hooks: undefined,
  newAsyncId,
  push,
  pop,
  depth: () => depth,
  executionAsyncId: () => (depth === 0 ? bottom() : ids[depth - 1]),
  triggerAsyncId: () => (depth === 0 ? 0 : triggers[depth - 1]),
  executionAsyncResource: () => (depth === 0 ? topLevelResource : resources[depth - 1]),
};
