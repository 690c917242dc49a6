// A trace as something to look into: what was going on at each of its records.
//
//   new Model(header)   append(records) takes more of them, in the order of time; hasCallbacks
//   model.records, .header, .things, .callbacks, .phases, .turns, .polls, .collections, .works,
//   .syncs (things), .prints, .problems, .marks (indexes), .drains, .blocked, .dropped,
//   .output (lines {index, text, fd, isProblem})
//   model.thing(index)  by its number; model.byId(asyncId)
//   after record `i`:   timeOf(i), turnAt(i), phaseAt(i), spanAt(i) (the innermost callback or
//                       undefined), dueOf(timer, i), eventsAt(i) (brought, not yet told),
//                       printsAt(i), outputAt(i) (how many)
//
// A thing is what has a life of its own: {n, kind: 'callback' | 'op' | 'sync' | 'handle' |
// 'timer' | 'work', made (index of the record; -1: before the trace), inside (span) ...}. A span is
// something that begins and ends: {begin, end (index, or -1 while it lasts) ...}.
// What waits in which queue is kept as changes per record, so that a Cursor can go both ways.

import { Numbers } from './numbers.mjs';
import { PHASES, QUEUES } from './kinds.mjs';
import { EVENTS } from './events.mjs';

const CHECKPOINT_EVERY = 4096;
const QUEUE_NUMBER = new Map(QUEUES.map((name, number) => [name, number]));

// A change in one number: thing, queue, comes or goes.
export function decodeChange(code) {
  return { thing: Math.floor(code / 64), queue: (code >> 1) & 31, comes: (code & 1) === 1 };
}

export class Model {
  records = [];
  things = [];
  callbacks = [];
  phases = [];
  turns = [];
  polls = [];
  collections = [];
  works = [];
  syncs = [];
  prints = [];
  problems = [];
  marks = [];
  output = [];
  drains = [];
  blocked = [];
  dropped = 0;
  stops = []; // of a live trace: when its reader stopped the program, [from, to] in ns
  // For a Cursor.
  changes = [];
  checkpoints = [];
  version = 0;

  // What is going on after the last record; used by EVENTS.
  turn = 0;
  phase = -1;
  span;
  events = 0;
  ids = new Map();
  numbered = { op: new Map(), handle: new Map(), timer: new Map(), work: new Map(),
    sync: new Map() };
  slots = new Map(); // by the number of a handle without its generation
  lost = -1; // the last record before which some of the loop's are missing
  worksAhead = new Map(); // by the number of the operation that will be announced
  open = { turn: [], phase: [], poll: [], collect: [], work: [] };
  members = QUEUES.map(() => new Set());

  #at = new Numbers(Float64Array);
  #turnAt = new Numbers();
  #phaseAt = new Numbers();
  #spanAt = new Numbers();
  #eventsAt = new Numbers();
  #printsAt = new Numbers();
  #outputAt = new Numbers();

  constructor(header) {
    this.header = header ?? { loop: '', level: '', argv: [] };
  }

  append(records) {
    for (const record of records) this.#take(record);
  }

  // Whether what JavaScript did is in the trace.
  get hasCallbacks() {
    return this.header.level === 'everything';
  }

  get length() {
    return this.records.length;
  }

  #take(record) {
    const index = this.records.length;
    if (index % CHECKPOINT_EVERY === 0) this.#keepCheckpoint();
    this.records.push(record);
    this.changes.push(null);
    this.#at.push(Math.max(record.at ?? 0, this.length > 1 ? this.#at.last() : 0));
    EVENTS[record.event]?.(this, index, record);
    this.#turnAt.push(this.turn);
    this.#phaseAt.push(this.phase);
    this.#spanAt.push(this.span === undefined ? -1 : this.span.n);
    this.#eventsAt.push(this.events);
    this.#printsAt.push(this.prints.length);
    this.#outputAt.push(this.output.length);
  }

  #keepCheckpoint() {
    const codes = [];
    this.members.forEach((set, queue) => {
      for (const thing of set) codes.push(thing * 64 + queue * 2 + 1);
    });
    this.checkpoints.push(Float64Array.from(codes));
  }

  checkpointBefore(index) {
    const wanted = Math.floor(Math.max(0, index) / CHECKPOINT_EVERY);
    const number = Math.max(0, Math.min(wanted, this.checkpoints.length - 1));
    return { index: number * CHECKPOINT_EVERY - 1, codes: this.checkpoints[number] ?? [] };
  }

  // ---- for EVENTS ----

  addThing(kind, made, fields) {
    const thing = {
      n: this.things.length, kind, made, inside: this.span, phase: this.phase, ended: -1, ...fields,
    };
    this.things.push(thing);
    return thing;
  }

  addSpan(list, begin, fields) {
    const span = { n: list.length, begin, end: -1, ...fields };
    list.push(span);
    return span;
  }

  isIn(queue, thing) {
    return this.members[QUEUE_NUMBER.get(queue)].has(thing.n);
  }

  queued(queue) {
    return Array.from(this.members[QUEUE_NUMBER.get(queue)], (n) => this.things[n]);
  }

  put(queue, thing, index) {
    this.#change(queue, thing, index, true);
  }

  take(queue, thing, index) {
    this.#change(queue, thing, index, false);
  }

  // It has been in the queue since a record that was taken before: what was kept is no longer true.
  putSince(queue, thing, index) {
    this.put(queue, thing, index);
    this.checkpoints.length = Math.floor(index / CHECKPOINT_EVERY) + 1;
    for (let next = this.checkpoints.length; next * CHECKPOINT_EVERY < this.length; next++) {
      this.checkpoints.push(this.#rebuilt(next));
    }
    this.version++;
  }

  #rebuilt(number) {
    const codes = new Set(this.checkpoints[number - 1]);
    const end = number * CHECKPOINT_EVERY;
    for (let i = end - CHECKPOINT_EVERY; i < end; i++) {
      for (const code of this.changes[i] ?? []) {
        if ((code & 1) === 1) codes.add(code);
        else codes.delete(code + 1);
      }
    }
    return Float64Array.from(codes);
  }

  #change(queue, thing, index, comes) {
    const number = QUEUE_NUMBER.get(queue);
    const set = this.members[number];
    if (set.has(thing.n) === comes) return;
    if (comes) set.add(thing.n);
    else set.delete(thing.n);
    (this.changes[index] ??= []).push(thing.n * 64 + number * 2 + (comes ? 1 : 0));
  }

  // ---- to be asked ----

  thing(n) {
    return this.things[n];
  }

  byId(id) {
    return this.ids.get(id);
  }

  timeOf(index) {
    return index < 0 ? 0 : this.#at.at(Math.min(index, this.length - 1));
  }

  turnAt(index) {
    return index < 0 ? 0 : this.#turnAt.at(index);
  }

  phaseAt(index) {
    return index < 0 ? undefined : PHASES[this.#phaseAt.at(index)];
  }

  spanAt(index) {
    return index < 0 ? undefined : this.callbacks[this.#spanAt.at(index)];
  }

  eventsAt(index) {
    return index < 0 ? 0 : this.#eventsAt.at(index);
  }

  printsAt(index) {
    return index < 0 ? 0 : this.#printsAt.at(index);
  }

  outputAt(index) {
    return index < 0 ? 0 : this.#outputAt.at(index);
  }

  // When a timer is due; of a repeating one: the next time after record `index`.
  dueOf(thing, index) {
    if (!thing.repeats) return thing.due;
    const next = thing.ran.findIndex(({ begin }) => begin > index);
    if (next >= 0 && thing.ran[next].due !== undefined) return thing.ran[next].due;
    const last = thing.ran.at(next < 0 ? -1 : next - 1);
    if (next === 0 || thing.delay === undefined) return thing.due;
    return this.timeOf(last.begin) + thing.delay;
  }

  // The callbacks that run, the outermost first.
  stackAt(index) {
    const stack = [];
    for (let span = this.spanAt(index); span !== undefined; span = span.parent) stack.unshift(span);
    return stack;
  }

  // The last record at or before a time; -1 if there is none.
  indexAt(time) {
    let low = 0;
    let high = this.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#at.at(middle) <= time) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  }

  // Whether the program was stopped at some time within so many ns before a record.
  wasStopped(index, before) {
    const to = this.timeOf(index);
    return this.stops.some(([begin, end]) => begin < to && end > to - before);
  }

  lasted(span) {
    return this.timeOf(span.end < 0 ? this.length - 1 : span.end) - this.timeOf(span.begin);
  }
}
