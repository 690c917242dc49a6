'use strict';
// setTimeout, setInterval, setImmediate: lists by duration over one kernel timer, as in Node.
//
//   Timeout, Immediate, insert(timer, msecs, start), clear(timer)
//   processTimers(), processImmediates()   called by the loop
//
// All timers of one duration stand in one list, oldest first; the lists stand in a heap by when
// their first one is due. The order of equal timers is that of their setting.

const binding = internalBinding('timers');
const { immediateCounts, refImmediates } = internalBinding('loop');
const { runTicks } = require('internal/task_queues');
const { captureContext, destroyContext, swapContext } = require('internal/async_context');

const kMaxTimeout = 2 ** 31 - 1;

// ---- lists of one duration ---------------------------------------------------------------------

let lastId = 0;
let lastListId = 0;
const listsByDuration = new Map();
const knownIds = new Map();

class TimerList {
  constructor(duration, expiry) {
    this.duration = duration;
    this.expiry = expiry;
    this.id = lastListId++;
    this.at = -1; // in the heap
    this.next = this;
    this.previous = this;
  }
}

function append(list, timer) {
  timer.next = list;
  timer.previous = list.previous;
  list.previous.next = timer;
  list.previous = timer;
}

function unlink(timer) {
  timer.previous.next = timer.next;
  timer.next.previous = timer.previous;
  timer.next = null;
  timer.previous = null;
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

let scheduledFor = -1;
let refCount = 0;

function schedule() {
  const wanted = heap.length === 0 ? -1 : heap[0].expiry;
  if (wanted === scheduledFor) return;
  scheduledFor = wanted;
  binding.schedule(wanted);
}

function countRef(step) {
  refCount += step;
  if (refCount === (step > 0 ? 1 : 0)) binding.setRef(refCount > 0);
}

// Puts `timer` (anything with the fields of Timeout) behind those of its duration. It counts from the
// clock, not from the turn's time: after a long callback a timer would fire early.
function insert(timer, duration, start = binding.updatedNow()) {
  timer._idleStart = start;
  let list = listsByDuration.get(duration);
  if (list === undefined) {
    list = new TimerList(duration, start + duration);
    listsByDuration.set(duration, list);
    pushList(list);
    if (heap[0] === list) schedule();
  }
  append(list, timer);
  timer.list = list;
}

function remove(timer) {
  const { list } = timer;
  unlink(timer);
  timer.list = null;
  if (list.next === list && list.at >= 0 && list !== runningList) {
    removeList(list);
    schedule();
  }
}

class Timeout {
  constructor(callback, after, args, repeat) {
    after = Number(after);
    if (!(after >= 1 && after <= kMaxTimeout)) {
      if (after > kMaxTimeout) warnOverflow(after);
      after = 1;
    }
    after = Math.trunc(after);
    this._idleTimeout = after;
    this._idleStart = 0;
    this._onTimeout = callback;
    this._timerArgs = args;
    this._repeat = repeat ? after : null;
    this._destroyed = false;
    this.next = null;
    this.previous = null;
    this.list = null;
    this.referenced = true;
    this.context = captureContext('Timeout', this);
    this.id = undefined;
    countRef(1);
    insert(this, after);
  }

  ref() {
    if (!this.referenced) {
      this.referenced = true;
      if (this.list !== null || this === running) countRef(1);
    }
    return this;
  }

  unref() {
    if (this.referenced) {
      this.referenced = false;
      if (this.list !== null || this === running) countRef(-1);
    }
    return this;
  }

  hasRef() {
    return this.referenced;
  }

  refresh() {
    if (this._destroyed && this !== running) {
      this._destroyed = false;
      if (this.referenced) countRef(1);
    } else if (this.list !== null) {
      remove(this);
    }
    insert(this, this._idleTimeout);
    return this;
  }

  close() {
    clear(this);
    return this;
  }

  [Symbol.toPrimitive]() {
    if (this.id === undefined) {
      this.id = ++lastId;
      knownIds.set(this.id, this);
    }
    return this.id;
  }
}

function warnOverflow(after) {
  process.emitWarning(
    `${after} does not fit into a 32-bit signed integer.\nTimeout duration was set to 1.`,
    'TimeoutOverflowWarning');
}

function finish(timer) {
  timer._destroyed = true;
  timer._onTimeout = timer._onTimeout;
  if (timer.referenced) countRef(-1);
  if (timer.id !== undefined) knownIds.delete(timer.id);
  destroyContext(timer.context);
}

function clear(timer) {
  if (timer === null || timer === undefined) return;
  if (typeof timer === 'number' || typeof timer === 'string') {
    timer = knownIds.get(Number(timer));
    if (timer === undefined) return;
  }
  if (timer instanceof Immediate) return clearImmediateObject(timer);
  if (!(timer instanceof Timeout) || timer._destroyed) return;
  timer._repeat = null;
  if (timer.list !== null) remove(timer);
  finish(timer);
  timer._onTimeout = null;
}

// ---- the timers phase --------------------------------------------------------------------------

let running = null;
let runningList = null;

function runTimer(timer) {
  running = timer;
  const before = swapContext(timer.context);
  let done = false;
  try {
    const args = timer._timerArgs;
    if (args === undefined) timer._onTimeout();
    else timer._onTimeout(...args);
    done = true;
    swapContext(before);
  } finally {
    running = null;
    if (!timer._destroyed && timer.list === null) {
      if (timer._repeat !== null) insert(timer, timer._repeat, done ? binding.updatedNow() : binding.now());
      else finish(timer);
    }
  }
}

function runList(list, now) {
  let timer;
  while ((timer = list.next) !== list) {
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
  scheduledFor = -1;
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
      if (list.next === list && list.at >= 0) removeList(list);
    }
    schedule();
  }
}

// ---- immediates --------------------------------------------------------------------------------

const counts = immediateCounts(); // [pending, ref'd]
let firstImmediate = null;
let lastImmediate = null;
let nextInRun = null;

class Immediate {
  constructor(callback, args) {
    this._onImmediate = callback;
    this._argv = args;
    this.next = null;
    this.previous = lastImmediate;
    this._destroyed = false;
    this.referenced = true;
    this.context = captureContext('Immediate', this);
    if (lastImmediate === null) firstImmediate = this;
    else lastImmediate.next = this;
    lastImmediate = this;
    counts[0]++;
    if (counts[1]++ === 0) refImmediates(true);
  }

  ref() {
    if (!this.referenced && !this._destroyed) {
      this.referenced = true;
      if (counts[1]++ === 0) refImmediates(true);
    }
    return this;
  }

  unref() {
    if (this.referenced && !this._destroyed) {
      this.referenced = false;
      if (--counts[1] === 0) refImmediates(false);
    }
    return this;
  }

  hasRef() {
    return this.referenced;
  }
}

function endImmediate(immediate) {
  immediate._destroyed = true;
  destroyContext(immediate.context);
  counts[0]--;
  if (immediate.referenced && --counts[1] === 0) refImmediates(false);
}

function clearImmediateObject(immediate) {
  if (immediate._destroyed) return;
  endImmediate(immediate);
  immediate._onImmediate = null;
  // One that is about to run is skipped where its turn comes.
  if (nextInRun !== null && immediate.inRun === true) return;
  if (immediate.previous === null) firstImmediate = immediate.next;
  else immediate.previous.next = immediate.next;
  if (immediate.next === null) lastImmediate = immediate.previous;
  else immediate.next.previous = immediate.previous;
}

// Runs those that are there now; what they set runs in the next turn. After an exception the loop
// calls again for the rest.
function processImmediates() {
  if (nextInRun === null) {
    nextInRun = firstImmediate;
    firstImmediate = lastImmediate = null;
    for (let each = nextInRun; each !== null; each = each.next) each.inRun = true;
  }
  while (nextInRun !== null) {
    const immediate = nextInRun;
    nextInRun = immediate.next;
    if (immediate._destroyed) continue;
    endImmediate(immediate);
    const before = swapContext(immediate.context);
    const args = immediate._argv;
    if (args === undefined) immediate._onImmediate();
    else immediate._onImmediate(...args);
    swapContext(before);
    runTicks();
  }
}

// How many of them keep the program alive.
function countActive() {
  return { timeouts: refCount, immediates: counts[1] };
}

module.exports = {
  countActive, Timeout, Immediate, insert, remove, clear, clearImmediateObject, processTimers, processImmediates,
  kMaxTimeout,
};
