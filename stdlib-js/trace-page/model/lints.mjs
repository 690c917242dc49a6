// What looks wrong in a trace, with advice. Only what the records can tell.
//
//   lintsOf(model, isLive)   [{rule, text, advice, page (of the guide), index (where to look),
//                              thing, count}]
//   RULES            the names of the rules
//   PAGES            {rule: page of the guide}

import { causeOf, chainOf } from './causes.mjs';
import { Cursor } from './cursor.mjs';
import { aliveAt, countsSince } from './alive.mjs';
import { isPromise, isRequest } from './kinds.mjs';
import { nameOf, runnerName } from './names.mjs';
import { duration, plural, shortPlace } from './places.mjs';
import { sentence } from './words.mjs';

const BLOCKED_NS = 50e6; // as the record has it
const LATE_NS = 10e6;
const LONG_WAIT_NS = 10e6;
const MANY = 1000;

function capital(text) {
  return text[0].toUpperCase() + text.slice(1);
}

const SPLIT = 'Split the work: some of it now, the rest in setImmediate; or give it to a worker ' +
  'thread. Until it is over no timer fires and no connection is served.';

function isLong(model, span) {
  const lasted = model.lasted(span);
  if (span.parent !== undefined || span.isCut || lasted <= BLOCKED_NS) return false;
  return !model.wasStopped(span.end < 0 ? model.length - 1 : span.end, lasted);
}

function * blockedTurns(model) {
  const long = model.callbacks.filter((span) => isLong(model, span));
  for (const span of long) {
    yield {
      index: span.begin, thing: span.thing, advice: SPLIT,
      text: `${capital(runnerName(model, span.thing))} ran for ` +
        `${duration(model.lasted(span))}; nothing else could.`,
    };
  }
  for (const index of model.blocked) {
    const busy = model.records[index].for;
    const from = model.timeOf(index) - busy;
    if (model.wasStopped(index, busy)) continue;
    const told = long.some(({ begin, end }) => (
      model.timeOf(end) > from && model.timeOf(begin) < model.timeOf(index)));
    if (told) continue;
    yield {
      index, advice: SPLIT,
      text: `The loop was busy for ${duration(busy)} without looking for events: many callbacks, ` +
        'or the main script.',
    };
  }
}

function * lateTimers(model) {
  let worst;
  let count = 0;
  model.records.forEach((record, index) => {
    if (record.event !== 'fire' || record.late < LATE_NS) return;
    if (model.wasStopped(index, record.late)) return;
    count++;
    if (worst === undefined || record.late > model.records[worst].late) worst = index;
  });
  if (worst === undefined) return;
  yield {
    index: worst, count,
    text: `Timers fired late, ${plural(count, 'time')}; the worst by ` +
      `${duration(model.records[worst].late)}.`,
    advice: 'A timer fires no earlier than it was set for, and as late as the loop is busy. Look ' +
      'at what ran when it was due.',
  };
}

const DRAINED = new Set(['TickObject', 'PROMISE', 'Microtask']);

// Ticks and microtasks that ran in a row, without a phase going on in between.
function * longDrains(model) {
  let first = -1;
  let count = 0;
  const found = [];
  const close = () => {
    if (count > MANY) found.push({ first, count });
    count = 0;
  };
  model.records.forEach((record, index) => {
    if (record.event === 'phase' || record.event === 'phase-end') close();
    if (record.event !== 'callback' || !DRAINED.has(model.byId(record.id).type)) return;
    if (count++ === 0) first = index;
  });
  close();
  for (const drain of found) {
    const thing = model.byId(model.records[drain.first].id);
    yield {
      index: drain.first, thing, count: drain.count,
      text: `${drain.count} callbacks of nextTick and promises ran in a row; the loop stood still.`,
      advice: 'Those queues are drained until they are empty, and what they queue belongs to the ' +
        'same drain. Use setImmediate where a step may wait for the next turn.',
    };
  }
}

// Ended by a signal while it slept, or still at work: what waits then is as it should be.
function isUnfinished(model) {
  return model.open.poll.length > 0;
}

// Whether a handle waits for something, as a server does that listens; and whether that counts.
function waitsFor(model, { operations = [] }) {
  const inFlight = operations.filter(({ ended }) => ended < 0);
  const counted = inFlight.filter((op) => countsSince(op, model.length - 1) !== undefined);
  return { waits: inFlight.length > 0, counts: counted.length > 0 };
}

function * openHandles(model) {
  const cursor = new Cursor(model).seek(model.length - 1);
  for (const thing of cursor.waiting('handles')) {
    if (thing.made <= model.lost) continue; // that it was closed may be missing
    const { waits, counts } = waitsFor(model, thing);
    if (waits && (!counts || isUnfinished(model))) continue;
    const by = thing.inside === undefined ? '' : `, opened by ${nameOf(model, thing.inside.thing)}`;
    yield {
      index: Math.max(0, thing.made), thing,
      text: `Handle ${thing.number} was never closed${by}.`,
      advice: 'Close what you open: a server that listens and a socket that reads keep the ' +
        'process alive, and each holds a descriptor.',
    };
  }
}

function * unsettledPromises(model) {
  // What is still going on may settle it: process.exit, an exception or a signal came first.
  if (aliveAt(model, new Cursor(model).seek(model.length - 1)).length > 0) return;
  const places = new Map();
  for (const thing of model.things) {
    if (thing.kind !== 'callback' || !isPromise(thing.type)) continue;
    if (thing.settled >= 0 || thing.lost >= 0 || thing.where === undefined) continue;
    if (thing.follows?.settled < 0) continue; // it is that one which is to blame
    if (thing.ready >= 0) continue; // it was about to go on, or did
    const place = shortPlace(thing.where);
    const there = places.get(place);
    if (there === undefined) places.set(place, { thing, count: 1 });
    else there.count++;
  }
  for (const { thing, count } of places.values()) {
    yield {
      index: thing.made, thing, count,
      text: `${plural(count, 'promise')} made at ${shortPlace(thing.where)} never settled.`,
      advice: 'Whoever awaits it never goes on, and nothing tells of that. Look for a resolve() ' +
        'that is not called, or a callback that never comes.',
    };
  }
}

function * calledTwice(model) {
  for (const thing of model.things) {
    if (thing.kind !== 'callback' || !isRequest(thing.type) || thing.ran.length < 2) continue;
    yield {
      index: thing.ran[1].begin, thing, count: thing.ran.length,
      text: `The callback of ${nameOf(model, thing)} ran ${plural(thing.ran.length, 'time')}.`,
      advice: 'A request has one outcome. What continues there does so more than once.',
    };
  }
}

function * waitsForPool(model) {
  let worst;
  let count = 0;
  const waited = (thing) => model.timeOf(thing.began) - model.timeOf(thing.made);
  for (const thing of model.things) {
    if (thing.kind !== 'work' || thing.made < 0 || thing.began < 0) continue;
    if (waited(thing) < LONG_WAIT_NS) continue;
    count++;
    if (worst === undefined || waited(thing) > waited(worst)) worst = thing;
  }
  if (worst === undefined) return;
  yield {
    index: worst.made, thing: worst, count,
    text: `${plural(count, 'piece')} of blocking work waited for a thread of the pool, up to ` +
      `${duration(waited(worst))}.`,
    advice: 'The pool has few threads (UV_THREADPOOL_SIZE, 4 by itself) for look-ups of names, ' +
      'crypto, zlib and some of fs. Do less at once, or give it more threads.',
  };
}

const SERVER = /SERVERWRAP$/;

// An accepted connection, or the parser of what comes on one.
function isServed(model, thing) {
  if (thing.type === 'HTTPINCOMINGMESSAGE') return true;
  return /^(TCP|PIPE)WRAP$/.test(thing.type) && SERVER.test(causeOf(model, thing).type);
}

// Whether who runs does so for a client: a connection or a request is among the causes.
function serves(model, inside) {
  for (let span = inside; span !== undefined; span = span.parent) {
    if (SERVER.test(span.thing.type)) return true;
    if (chainOf(model, span.thing).things.some((thing) => isServed(model, thing))) return true;
  }
  return false;
}

// By their places: {thing (the first), count, took}.
function syncsThatServe(model) {
  const places = new Map();
  const serving = new Map();
  for (const thing of model.syncs) {
    const { inside, where = inside?.thing.type, took = 0 } = thing;
    if (!serving.has(inside)) serving.set(inside, serves(model, inside));
    if (!serving.get(inside)) continue;
    if (!places.has(where)) places.set(where, { thing, count: 0, took: 0 });
    const there = places.get(where);
    there.count++;
    there.took += took;
  }
  return places.values();
}

function * syncInRequests(model) {
  for (const { thing, count, took } of syncsThatServe(model)) {
    const at = thing.where === undefined ? '' : ` at ${shortPlace(thing.where)}`;
    yield {
      index: thing.made, thing, count,
      text: `${plural(count, 'synchronous file operation')}${at} while a client was served; the ` +
        `loop stood still for ${duration(took)}.`,
      advice: 'All other clients wait meanwhile. Use the function without Sync, or fs.promises; ' +
        'what does not change can be read once, before the server listens.',
    };
  }
}

const PROBLEMS = {
  uncaughtException: 'A try around what was called does not help where the callback throws: it ' +
    'is long over. Catch inside of the callback, or await a promise.',
  unhandledRejection: 'Await every promise, or give it a catch(), before the microtasks of the ' +
    'callback that made it are through.',
  warning: 'It is told once. --trace-warnings shows where it comes from.',
};
const LEAK = 'docs/gallery/listener-leak.md';

function problems(what) {
  return function * (model) {
    const texts = new Map();
    for (const index of model.problems) {
      const record = model.records[index];
      if (record.what !== what) continue;
      const there = texts.get(record.text);
      if (there === undefined) texts.set(record.text, { index, count: 1 });
      else there.count++;
    }
    for (const [text, { index, count }] of texts) {
      const times = count > 1 ? ` (${count} times)` : '';
      const lint = { index, count, text: `${sentence(model, index)}${times}`,
        advice: PROBLEMS[what] };
      yield /MaxListeners/.test(text) ? { ...lint, page: LEAK } : lint;
    }
  };
}

function * missingRecords(model) {
  if (model.dropped === 0) return;
  yield {
    index: model.records.findIndex(({ event }) => event === 'dropped'), count: model.dropped,
    text: `${plural(model.dropped, 'record')} are missing: they found no room.`,
    advice: 'What is said here may be incomplete. Record at a lower level, or a shorter time.',
  };
}

// The page of the guide that shows the like.
export const PAGES = {
  'blocked turn': 'docs/gallery/blocked-loop.md',
  'late timers': 'docs/gallery/thundering-timers.md',
  'endless drain': 'docs/gallery/tick-starvation.md',
  'handle never closed': 'docs/gallery/keep-alive.md',
  'promise never settled': 'docs/gallery/never-settles.md',
  'callback called twice': 'docs/gallery/try-around-callback.md',
  'wait for the pool': 'docs/gallery/pool-exhaustion.md',
  'synchronous file in a request': 'docs/gallery/blocked-loop.md',
  'uncaught exception': 'docs/gallery/try-around-callback.md',
  'unhandled rejection': 'docs/gallery/unhandled-rejection.md',
  'warning': 'docs/tracing.md',
  'records missing': 'docs/tracing.md',
};

const CHECKS = {
  'blocked turn': blockedTurns,
  'late timers': lateTimers,
  'endless drain': longDrains,
  'handle never closed': openHandles,
  'promise never settled': unsettledPromises,
  'callback called twice': calledTwice,
  'wait for the pool': waitsForPool,
  'synchronous file in a request': syncInRequests,
  'uncaught exception': problems('uncaughtException'),
  'unhandled rejection': problems('unhandledRejection'),
  'warning': problems('warning'),
  'records missing': missingRecords,
};

export const RULES = Object.keys(CHECKS);

const MOST_OF_A_RULE = 20;

// Only once it has ended one can say that something never happened.
const AT_THE_END = new Set(['handle never closed', 'promise never settled']);

export function lintsOf(model, isLive = false) {
  const found = [];
  for (const [rule, check] of Object.entries(CHECKS)) {
    if (isLive && AT_THE_END.has(rule)) continue;
    let count = 0;
    for (const lint of check(model)) {
      if (++count > MOST_OF_A_RULE) break;
      found.push({ rule, page: PAGES[rule], ...lint });
    }
  }
  return found;
}
