// Why something happened: the chain from a thing back to the main script.
//
//   causeOf(model, thing)   the thing that caused it, or an End: 'script', 'loop', 'before'
//   chainOf(model, thing)   {things: [thing, its cause, ...], end}
//   thingOf(model, index)   the thing that a record tells of, or in which it happened
//   wokenBy(model, thing)   of what follows a promise: in whose callback it was settled; undefined
//                           if in none, or the trace does not tell
//   whereOf(model, thing)   {where, of}: the nearest known place of the program, and whose it is
//   currentPlace(model, index)   the same for a record
//
// End 'script': the main script did it. 'loop': nobody, the loop by itself. 'before': the record
// does not have it (it began later, or dropped some).

import { ROOT } from './kinds.mjs';
import { handleKey } from './events.mjs';

const LONGEST = 200;

export function causeOf(model, thing) {
  if (thing.made < 0) return 'before';
  if (thing.kind === 'callback') {
    if (thing.trigger === ROOT) return 'script';
    if (thing.trigger === 0) return 'loop';
    return model.byId(thing.trigger) ?? 'before';
  }
  if (thing.inside !== undefined) return thing.inside.thing;
  if (model.phaseAt(thing.made) === 'script') return 'script';
  return model.hasCallbacks ? 'loop' : 'before';
}

const DRAINED = new Set(['PROMISE', 'Microtask', 'TickObject']);

// A promise is often settled by the continuation of another: back to what began the drain.
export function wokenBy(model, thing) {
  let of = thing;
  for (let n = 0; n < LONGEST; n++) {
    const span = model.spanAt(of.ready >= 0 ? of.ready : of.made);
    if (span === undefined) return undefined;
    if (!DRAINED.has(span.thing.type)) return span.thing;
    of = span.thing;
  }
  return undefined;
}

export function chainOf(model, thing) {
  const things = [thing];
  let cause = causeOf(model, thing);
  while (typeof cause === 'object' && things.length < LONGEST && !things.includes(cause)) {
    things.push(cause);
    cause = causeOf(model, cause);
  }
  return { things, end: typeof cause === 'object' ? 'before' : cause };
}

const NUMBERED = {
  submit: 'op', complete: 'op', cancel: 'op', timer: 'timer', 'timer-clear': 'timer', fire: 'timer',
  work: 'work', 'work-begin': 'work', 'work-end': 'work', 'work-done': 'work',
  open: 'handle', close: 'handle',
};

// What ref and unref are of, if not of JavaScript's.
function refKind({ event, id, op }) {
  if ((event !== 'ref' && event !== 'unref') || id !== undefined) return undefined;
  return op === undefined ? 'timer' : 'op';
}

// Numbers are used again: the thing is the one that was there when the record was made.
function numbered(model, kind, number, index) {
  const last = model.numbered[kind].get(number);
  if (last === undefined || last.made <= index) return last;
  for (let n = last.n - 1; n >= 0; n--) {
    const thing = model.thing(n);
    if (thing.kind === kind && thing.number === number && thing.made <= index) return thing;
  }
  return undefined;
}

export function thingOf(model, index) {
  const record = model.records[index];
  if (record === undefined) return undefined;
  const { event, id } = record;
  if (event === 'sync') return model.numbered.sync.get(index);
  const kind = NUMBERED[event] ?? refKind(record);
  if (kind !== undefined) {
    return numbered(model, kind, kind === 'handle' ? handleKey(record) : record[kind], index);
  }
  return (id === undefined ? undefined : model.byId(id)) ?? model.spanAt(index)?.thing;
}

export function whereOf(model, thing) {
  let of = thing;
  for (let n = 0; n < LONGEST && typeof of === 'object'; n++) {
    if (of.where !== undefined) return { where: of.where, of };
    of = causeOf(model, of);
  }
  return undefined;
}

export function currentPlace(model, index) {
  const record = model.records[index];
  if (record === undefined) return undefined;
  if (record.where !== undefined) return { where: record.where, exact: true };
  const thing = model.spanAt(index)?.thing ?? thingOf(model, index);
  return thing === undefined ? undefined : whereOf(model, thing);
}
