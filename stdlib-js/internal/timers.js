'use strict';
// setTimeout and setInterval: lists by duration over one kernel timer, as in Node.
//
//   Timeout(callback, after, args, repeat), insert(timer, msecs, start), clear(timer)
//   countTimeouts()
//   processTimers()   called by the loop
//
// All timers of one duration stand in one list, oldest first; the lists stand in a heap by when
// their first one is due. The order of equal timers is that of their setting. What is cleared again
// soon, as most timeouts are, costs the kernel nothing: a few lists stay when they are empty, and
// the kernel's timer stays where it is, to find nothing due.

const binding = internalBinding('timers');
const { runTicks } = require('internal/task_queues');
const {
  captureContext, destroyContext, isKept, leaveContext, swapContext,
} = require('internal/async_context');
const { inspectAs } = require('internal/timers/inspect');
const { tellCleared, tellReferenced } = require('internal/trace/points');

const kMaxTimeout = 2 ** 31 - 1;

// ---- lists of one duration ---------------------------------------------------------------------

let lastId = 0;
let lastListId = 0;
const listsByDuration = new Map();
const knownIds = new Map();

class TimersList {
  constructor(duration, expiry) {
    this.duration = duration;
    this.expiry = expiry;
    this.id = lastListId++;
    this.at = -1; // in the heap
    this.isKept = false; // though it may be empty
    this._idleNext = this;
    this._idlePrev = this;
  }
}

function append(list, timer) {
  timer._idleNext = list;
  timer._idlePrev = list._idlePrev;
  list._idlePrev._idleNext = timer;
  list._idlePrev = timer;
}

function unlink(timer) {
  timer._idlePrev._idleNext = timer._idleNext;
  timer._idleNext._idlePrev = timer._idlePrev;
  timer._idleNext = null;
  timer._idlePrev = null;
}

// ---- a heap of lists, by expiry ----------------------------------------------------------------

const heap = [];

function earlier(a, b) {
  return a.expiry !== b.expiry ? a.expiry < b.expiry : a.id < b.id;
}

function place(list, at) {
  heap[at] = list;
  list.at = at;
}

function siftUp(at) {
  const list = heap[at];
  while (at > 0) {
    const parent = (at - 1) >> 1;
    if (!earlier(list, heap[parent])) break;
    place(heap[parent], at);
    at = parent;
  }
  place(list, at);
}

function siftDown(at) {
  const list = heap[at];
  for (;;) {
    let child = 2 * at + 1;
    if (child >= heap.length) break;
    if (child + 1 < heap.length && earlier(heap[child + 1], heap[child])) child++;
    if (!earlier(heap[child], list)) break;
    place(heap[child], at);
    at = child;
  }
  place(list, at);
}

function pushList(list) {
  heap.push(list);
  siftUp(heap.length - 1);
}

function removeList(list) {
  listsByDuration.delete(list.duration);
  const { at } = list;
  const last = heap.pop();
  if (last !== list) {
    place(last, at);
    siftUp(at);
    siftDown(last.at);
  }
  list.at = -1;
}

// ---- setting and clearing ----------------------------------------------------------------------

const kKept = 8;

const kept = new Array(kKept).fill(null); // lists that have become empty, the oldest at nextKept
let nextKept = 0;
let scheduledFor = -1; // no later than any list's expiry, unless there is none
const refCounts = binding.refCounts(); // [those that keep the program alive, the kernel's own]

function schedule() {
  const wanted = heap.length === 0 ? -1 : heap[0].expiry;
  if (wanted === scheduledFor) return;
  scheduledFor = wanted;
  binding.schedule(wanted);
}

function scheduleBy(expiry) {
  if (scheduledFor >= 0 && scheduledFor <= expiry) return;
  scheduledFor = expiry;
  binding.schedule(expiry);
}

function countRef(step) {
  refCounts[0] += step;
  if (refCounts[1] === 0 && refCounts[0] > 0) {
    refCounts[1] = 1;
    binding.setRef();
  }
}

function listOf(duration, start) {
  let list = listsByDuration.get(duration);
  if (list === undefined) {
    list = new TimersList(duration, start + duration);
    listsByDuration.set(duration, list);
    pushList(list);
    scheduleBy(list.expiry);
  } else if (list._idleNext === list && list !== runningList) { // an empty one begins anew
    list.id = lastListId++;
    list.expiry = start + duration;
    siftDown(list.at);
    scheduleBy(list.expiry);
  }
  return list;
}

// What a program uses now takes the place of what it has used once.
function keep(list) {
  const oldest = kept[nextKept];
  kept[nextKept] = list;
  nextKept = (nextKept + 1) & (kKept - 1);
  list.isKept = true;
  if (oldest === null) return;
  oldest.isKept = false;
  if (oldest._idleNext === oldest && oldest.at >= 0 && oldest !== runningList) removeList(oldest);
}

// Puts `timer` (anything with the fields of Timeout) behind those of its duration. It counts from
// the clock, not from the turn's time: after a long callback a timer would fire early.
function insert(timer, duration, start = binding.updatedNow()) {
  timer._idleStart = start;
  const list = listOf(duration, start);
  append(list, timer);
  timer.list = list;
}

function remove(timer) {
  const { list } = timer;
  unlink(timer);
  timer.list = null;
  if (list._idleNext === list && !list.isKept && list !== runningList) keep(list);
}

// What few timers have: memory is most of what many timers cost.
class Rest {
  constructor(context) {
    this.context = context;
    this.referenced = true;
    this.id = undefined;
  }
}

function restOf(timer) {
  return timer.rest ??= new Rest(undefined);
}

function isReferenced(timer) {
  return timer.rest === undefined || timer.rest.referenced;
}

function refChanged(timer, step) {
  if (timer.list === null && timer !== running) return;
  countRef(step);
  tellReferenced(timer.rest.context, step > 0);
}

class Timeout {
  constructor(callback, after, args, repeat) {
    after = Number(after);
    if (!(after >= 1 && after <= kMaxTimeout)) {
      if (after > kMaxTimeout) warnOverflow(after);
      after = 1;
    }
    this._idleTimeout = after;
    this._idleStart = 0;
    this._onTimeout = callback;
    this._timerArgs = args;
    this._repeat = repeat ? after : null;
    this._destroyed = false;
    this._idlePrev = null;
    this._idleNext = null;
    this.list = null;
    this.rest = isKept() ? new Rest(captureContext('Timeout', this)) : undefined;
    countRef(1);
    insert(this, Math.trunc(after));
  }

  ref() {
    if (!isReferenced(this)) {
      this.rest.referenced = true;
      refChanged(this, 1);
    }
    return this;
  }

  unref() {
    if (isReferenced(this)) {
      restOf(this).referenced = false;
      refChanged(this, -1);
    }
    return this;
  }

  hasRef() {
    return isReferenced(this);
  }

  refresh() {
    if (this._idleTimeout < 0) return this; // cleared
    if (this._destroyed && this !== running) {
      this._destroyed = false;
      if (isReferenced(this)) countRef(1);
    } else if (this.list !== null) {
      if (again(this)) return this;
      remove(this);
    }
    insert(this, Math.trunc(this._idleTimeout));
    return this;
  }

  close() {
    clear(this);
    return this;
  }

  [Symbol.toPrimitive]() {
    const rest = restOf(this);
    if (rest.id === undefined) {
      rest.id = ++lastId;
      knownIds.set(rest.id, this);
    }
    return rest.id;
  }

  [Symbol.dispose]() {
    clear(this);
  }

  [Symbol.for('nodejs.util.inspect.custom')](depth, options) {
    return inspectAs(this, ['_idleTimeout', '_idlePrev', '_idleNext', '_idleStart', '_onTimeout',
      '_timerArgs', '_repeat', '_destroyed'], restOf(this), { ...options, depth: 0 });
  }
}

// A timer that stays in its list goes to the end of it. If it was the first, the list is looked at
// too early once.
function again(timer) {
  const { list } = timer;
  if (list.duration !== Math.trunc(timer._idleTimeout)) return false;
  timer._idleStart = binding.updatedNow();
  if (list._idlePrev !== timer) {
    unlink(timer);
    append(list, timer);
  }
  return true;
}

function warnOverflow(after) {
  process.emitWarning(
    `${after} does not fit into a 32-bit signed integer.\nTimeout duration was set to 1.`,
    'TimeoutOverflowWarning');
}

function finish(timer, isCleared) { // or it has run out
  timer._destroyed = true;
  const { rest } = timer;
  if (rest === undefined) {
    countRef(-1);
  } else {
    if (rest.referenced) countRef(-1);
    if (rest.id !== undefined) knownIds.delete(rest.id);
    if (isCleared) tellCleared(rest.context);
    destroyContext(rest.context);
  }
}

// A Timeout, or the number that stood for it; anything else is ignored.
function clear(timer) {
  if (typeof timer === 'number' || typeof timer === 'string') timer = knownIds.get(Number(timer));
  if (!(timer instanceof Timeout)) return;
  timer._onTimeout = null;
  timer._idleTimeout = -1;
  if (timer._destroyed) return;
  if (timer.list !== null) remove(timer);
  finish(timer, true);
}

// ---- the timers phase --------------------------------------------------------------------------

let running = null;
let runningList = null;

function runTimer(timer) {
  running = timer;
  // An interval counts from when its callback began.
  const start = timer._repeat === null ? 0 : binding.updatedNow();
  const before = swapContext(timer.rest?.context);
  try {
    const args = timer._timerArgs;
    if (typeof timer._onTimeout !== 'function') timer._repeat = null; // the program took it away
    else if (args === undefined) timer._onTimeout();
    else timer._onTimeout(...args);
    leaveContext(before);
  } finally {
    running = null;
    if (!timer._destroyed && timer.list === null) goOn(timer, start);
  }
}

function goOn(timer, start) {
  if (!timer._repeat || timer._idleTimeout === -1) {
    finish(timer, false);
  } else {
    timer._idleTimeout = timer._repeat;
    insert(timer, Math.trunc(timer._repeat), start);
  }
}

function runList(list, now) {
  let timer;
  while ((timer = list._idleNext) !== list) {
    const due = timer._idleStart + list.duration;
    if (due > now) {
      // Also if it has become due meanwhile: a timer that a timer sets waits for the next turn.
      list.expiry = Math.max(due, now + 1);
      siftDown(list.at);
      return;
    }
    unlink(timer);
    timer.list = null;
    runTimer(timer);
    runTicks();
  }
  removeList(list);
}

function processTimers() {
  scheduledFor = 0; // the end of this sees to it
  const now = binding.now();
  try {
    while (heap.length > 0 && heap[0].expiry <= now) {
      runningList = heap[0];
      runList(runningList, now);
      runningList = null;
    }
  } finally {
    if (runningList !== null) {
      const list = runningList;
      runningList = null;
      if (list._idleNext === list && list.at >= 0) removeList(list);
    }
    schedule();
  }
}

// How many of them keep the program alive.
function countTimeouts() {
  return refCounts[0];
}

module.exports = { clear, countTimeouts, insert, kMaxTimeout, processTimers, remove, Timeout };
