'use strict';
// setImmediate: what runs in the loop's check phase.
//
//   Immediate(callback, args), clearImmediateObject(immediate), countImmediates()
//   beforeImmediates(fn)  fn() is called before those of the next turn
//   processImmediates()   called by the loop

const { counts: loopCounts, refImmediates } = internalBinding('loop');
const { runTicks } = require('internal/task_queues');
const {
  captureContext, destroyContext, leaveContext, swapContext,
} = require('internal/async_context');
const { inspectAs } = require('internal/timers/inspect');
const { tellCleared, tellReferenced } = require('internal/trace/points');

const counts = loopCounts(); // [pending, ref'd, not ours]
let firstImmediate = null;
let lastImmediate = null;
let nextInRun = null;

class Immediate {
  constructor(callback, args) {
    this._onImmediate = callback;
    this._argv = args;
    this._idleNext = null;
    this._idlePrev = lastImmediate;
    this._destroyed = false;
    this.referenced = true;
    this.context = captureContext('Immediate', this);
    if (lastImmediate === null) firstImmediate = this;
    else lastImmediate._idleNext = this;
    lastImmediate = this;
    counts[0]++;
    if (counts[1]++ === 0) refImmediates(true);
  }

  ref() {
    if (!this.referenced && !this._destroyed) {
      this.referenced = true;
      if (counts[1]++ === 0) refImmediates(true);
      tellReferenced(this.context, true);
    }
    return this;
  }

  unref() {
    if (this.referenced && !this._destroyed) {
      this.referenced = false;
      if (--counts[1] === 0) refImmediates(false);
      tellReferenced(this.context, false);
    }
    return this;
  }

  hasRef() {
    return this.referenced;
  }

  [Symbol.dispose]() {
    clearImmediateObject(this);
  }

  [Symbol.for('nodejs.util.inspect.custom')](depth, options) {
    return inspectAs(this,
      ['_idleNext', '_idlePrev', '_onImmediate', '_argv', '_destroyed'], this, options);
  }
}

const early = [];
let begun = false; // the check phase, which may be left by an exception and entered again

// Runs `fn` in the next check phase, before the immediates; it keeps nothing alive.
function beforeImmediates(fn) {
  counts[0]++;
  early.push(fn);
}

function runEarly() {
  for (let left = early.length; left > 0; left--) {
    counts[0]--;
    early.shift()();
  }
}

function endImmediate(immediate) {
  immediate._destroyed = true;
  counts[0]--;
  if (immediate.referenced && --counts[1] === 0) refImmediates(false);
}

function clearImmediateObject(immediate) {
  if (immediate._destroyed) return;
  endImmediate(immediate);
  if (immediate.context !== undefined) {
    tellCleared(immediate.context);
    destroyContext(immediate.context);
  }
  immediate._onImmediate = null;
  unlink(immediate);
}

// Also one of those that are about to run, which are no list any more: if it is the very next, it
// is skipped there.
function unlink(immediate) {
  const { _idleNext: next, _idlePrev: previous } = immediate;
  if (previous !== null) previous._idleNext = next;
  else if (immediate === firstImmediate) firstImmediate = next;
  if (next !== null) next._idlePrev = previous;
  else if (immediate === lastImmediate) lastImmediate = previous;
}

// Runs those that are there now; what they set runs in the next turn. After an exception the loop
// calls again for the rest.
function processImmediates() {
  if (!begun) {
    begun = true;
    if (early.length > 0) runEarly();
  }
  if (nextInRun === null) {
    nextInRun = firstImmediate;
    firstImmediate = lastImmediate = null;
  }
  while (nextInRun !== null) {
    const immediate = nextInRun;
    nextInRun = immediate._idleNext;
    if (immediate._destroyed) continue;
    endImmediate(immediate);
    const before = swapContext(immediate.context);
    const args = immediate._argv;
    try {
      if (args === undefined) immediate._onImmediate();
      else immediate._onImmediate(...args);
    } finally {
      destroyContext(immediate.context);
    }
    leaveContext(before);
    runTicks();
  }
  begun = false;
}

// How many of them keep the program alive.
function countImmediates() {
  return counts[1];
}

module.exports = {
  beforeImmediates, clearImmediateObject, countImmediates, Immediate, processImmediates,
};
