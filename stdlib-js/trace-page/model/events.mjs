// What each event of a trace changes in a Model.
//
//   EVENTS[event](model, index, record)
//   handleKey(record)    names a handle, or undefined
//
// Readers ignore what they do not know (docs/trace.schema.json): an event that is not here changes
// nothing, and a number that was never announced (records were dropped) gets a thing of its own.

import { PHASES } from './kinds.mjs';
import { SCRIPT_EVENTS, knownCallback, linkRequest, rememberAlarm } from './script_events.mjs';

function begin(model, kind, list, index, fields) {
  model.open[kind].push(model.addSpan(list, index, fields));
}

function end(model, kind, index) {
  const span = model.open[kind].pop();
  if (span !== undefined) span.end = index;
  return span;
}

function known(model, kind, number) {
  const thing = model.numbered[kind].get(number);
  return thing ?? announce(model, kind, number, -1, {});
}

function announce(model, kind, number, index, fields) {
  const thing = model.addThing(kind, index, { number, ...fields });
  model.numbered[kind].set(number, thing);
  return thing;
}

export function handleKey({ handle, generation }) {
  return handle === undefined ? undefined : `${handle}.${generation}`;
}

function submitted(model, index, record) {
  const { op, kind, action, bytes, multishot, unref, inline, result } = record;
  const thing = announce(model, 'op', op, index, {
    type: kind, action, bytes, multishot, unref, inline, result, told: 0, cancelled: -1,
    handle: model.numbered.handle.get(handleKey(record)),
  });
  linkRequest(model, thing, kind, index);
  linkWork(model, thing);
  (thing.handle?.operations ?? []).push(thing);
  if (inline) {
    thing.ended = index;
    return;
  }
  if (thing.work === undefined) model.put('driver', thing, index);
  if (kind === 'close') model.put('closing', thing, index);
}

// The work for an operation is handed to the pool before the operation's own record is written.
function workFor(model, work, op) {
  const operation = model.numbered.op.get(op);
  if (operation !== undefined && operation.ended < 0) link(operation, work);
  else model.worksAhead.set(op, work);
}

function linkWork(model, operation) {
  const work = model.worksAhead.get(operation.number);
  if (work === undefined) return;
  model.worksAhead.delete(operation.number);
  link(operation, work);
}

function link(operation, work) {
  operation.work = work;
  work.operation = operation;
}

function completed(model, index, record) {
  const thing = known(model, 'op', record.op);
  thing.type ??= record.kind;
  thing.told = (thing.told ?? 0) + 1;
  thing.result = record.result;
  model.events = Math.max(0, model.events - 1);
  if (record.more) return;
  operationEnds(model, thing, index);
}

function operationEnds(model, thing, index) {
  thing.ended = index;
  for (const queue of ['driver', 'kernel', 'closing']) model.take(queue, thing, index);
  if (thing.work !== undefined) model.take('pending', thing.work, index);
}

const NEAR = 6;

// What a descriptor that the library brings is for: it has just been scheduled.
function useOf(model, index, { how }) {
  if (how !== 'adopted') return undefined;
  for (let i = index - 1; i >= Math.max(0, index - NEAR); i--) {
    const { event, id, type } = model.records[i];
    if (event !== 'schedule') continue;
    return /^(PROCESS|FSEVENT)WRAP$/.test(type) ? model.ids.get(id) : undefined;
  }
  return undefined;
}

function handleEnds(model, thing, index) {
  thing.ended = index;
  model.take('handles', thing, index);
  // A handle is closed when all on it has ended: if not, the record of that is missing.
  for (const op of thing.operations ?? []) {
    if (op.ended < 0) operationEnds(model, op, index);
  }
}

function flushed(model, index) {
  for (const thing of model.queued('driver')) {
    model.take('driver', thing, index);
    model.put('kernel', thing, index);
  }
}

const SHORT_LIVED = ['ticks', 'microtasks', 'immediates', 'pending', 'closing', 'requests',
  'promises', 'driver', 'pool'];

// Records are missing: what waited may have ended meanwhile. What lives long is taken to be there
// still, the rest to be gone.
function loseSight(model, index) {
  model.lost = index;
  endCallbacks(model, index);
  const lose = (queue, thing) => {
    model.take(queue, thing, index);
    thing.lost = index;
  };
  for (const queue of SHORT_LIVED) {
    for (const thing of model.queued(queue)) lose(queue, thing);
  }
  for (const thing of model.queued('timers')) {
    if (thing.due < model.timeOf(index)) lose('timers', thing);
  }
  for (const thing of model.queued('kernel')) {
    if (thing.handle === undefined) lose('kernel', thing);
  }
}

// Whether they go on is not known: how long they took is not either.
function endCallbacks(model, index) {
  for (; model.span !== undefined; model.span = model.span.parent) {
    Object.assign(model.span, { end: index, isCut: true });
  }
}

// Nothing goes on between two turns; where a record of an end is missing it would do so for ever.
function endAll(model, index) {
  for (const spans of Object.values(model.open)) {
    for (const span of spans.splice(0)) span.end = index;
  }
  model.phase = -1;
}

const LOOP_EVENTS = {
  turn(model, index, { turn }) {
    if (model.lost >= 0) endAll(model, index);
    model.turn = turn;
    begin(model, 'turn', model.turns, index, { turn });
  },
  'turn-end': (model, index) => end(model, 'turn', index),
  phase(model, index, { phase }) {
    model.phase = PHASES.indexOf(phase);
    begin(model, 'phase', model.phases, index, { phase, turn: model.turn });
  },
  'phase-end'(model, index) {
    end(model, 'phase', index);
    model.phase = PHASES.indexOf(model.open.phase.at(-1)?.phase);
  },
  poll(model, index, { wait, forever }) {
    flushed(model, index);
    begin(model, 'poll', model.polls, index, { wait: forever ? Infinity : wait, turn: model.turn });
  },
  'poll-end'(model, index, { events, calls, submissions }) {
    model.events += events;
    const span = end(model, 'poll', index);
    if (span !== undefined) Object.assign(span, { events, calls, submissions });
  },
  collect: (model, index, { kind }) => begin(model, 'collect', model.collections, index, { kind }),
  'collect-end': (model, index) => end(model, 'collect', index),
  blocked: (model, index) => model.blocked.push(index),
  dropped(model, index, { count, thread }) {
    model.dropped += count;
    if (thread === 'loop') loseSight(model, index);
  },
};

const OPERATION_EVENTS = {
  submit: submitted,
  complete: completed,
  cancel(model, index, { op }) {
    known(model, 'op', op).cancelled = index;
  },
  // Asked for on the loop's thread, which waited for it: it began so long before its record.
  sync(model, index, { action, took, result, error, where }) {
    const thing = announce(model, 'sync', index, index, {
      type: 'file', action, took, result, error, where });
    thing.ended = index;
    model.syncs.push(thing);
  },
  open(model, index, record) {
    const before = model.slots.get(record.handle);
    if (before?.ended < 0) handleEnds(model, before, index); // the record of its close is missing
    const thing = announce(model, 'handle', handleKey(record), index, {
      how: record.how, operations: [], use: useOf(model, index, record) });
    model.slots.set(record.handle, thing);
    model.put('handles', thing, index);
  },
  close(model, index, record) {
    handleEnds(model, known(model, 'handle', handleKey(record)), index);
  },
};

// The kernel tells of the timers that it is asked for; those of JavaScript share them.
const TIMER_EVENTS = {
  timer(model, index, { timer, in: delay, unref }) {
    const due = model.timeOf(index) + delay;
    const thing = announce(model, 'timer', timer, index, { due, delay, late: undefined, unref });
    rememberAlarm(model, index, delay);
    model.put('alarms', thing, index);
  },
  'timer-clear'(model, index, { timer }) {
    const thing = known(model, 'timer', timer);
    thing.ended = index;
    model.take('alarms', thing, index);
  },
  fire(model, index, { timer, late }) {
    const thing = known(model, 'timer', timer);
    thing.ended = index;
    thing.late = late;
    model.fired = { index, due: model.timeOf(index) - late, told: false };
    for (const other of model.queued('alarms')) {
      // One that was armed again has a new number, and nothing says that the old one is gone.
      if (other.due <= model.timeOf(index)) model.take('alarms', other, index);
    }
  },
};

const WORK_EVENTS = {
  work(model, index, { work, op }) {
    const thing = announce(model, 'work', work, index, { began: -1, done: -1 });
    if (op === undefined) linkRequest(model, thing, 'work', index);
    else workFor(model, thing, op);
    model.put('pool', thing, index);
  },
  'work-begin'(model, index, { work, thread }) {
    const thing = known(model, 'work', work);
    Object.assign(thing, { began: index, thread });
    thing.span = model.addSpan(model.works, index, { thing, thread });
    model.put('pool', thing, index);
  },
  'work-end'(model, index, { work }) {
    const thing = known(model, 'work', work);
    if (thing.span !== undefined) thing.span.end = index;
    thing.done = index;
    model.take('pool', thing, index);
    model.put('pending', thing, index);
  },
  'work-done'(model, index, { work, cancelled }) {
    const thing = known(model, 'work', work);
    Object.assign(thing, { ended: index, cancelled: cancelled ? index : -1 });
    model.take('pool', thing, index);
    // One that is done for an operation ends with that.
    if (!(thing.operation?.ended < 0)) model.take('pending', thing, index);
  },
};

// Whether a thing counts among what keeps the process alive, from here on.
function counts(isCounted) {
  return (model, index, { op, timer, id }) => {
    const thing = id !== undefined ? knownCallback(model, id)
      : op !== undefined ? known(model, 'op', op) : known(model, 'timer', timer);
    (thing.refs ??= []).push({ index, isCounted });
    // A port waits for nothing that has an end.
    if (thing.type === 'MESSAGEPORT') model[isCounted ? 'put' : 'take']('ports', thing, index);
  };
}

const REF_EVENTS = { ref: counts(true), unref: counts(false) };

export const EVENTS = {
  __proto__: null,
  ...LOOP_EVENTS, ...OPERATION_EVENTS, ...TIMER_EVENTS, ...WORK_EVENTS,
  ...REF_EVENTS, ...SCRIPT_EVENTS,
};
