// A trace as lanes of bars, and which of them are worth drawing at a zoom.
//
//   new Lanes(model)   update() takes what has come since, and gives
//                      [{name, bars: [{begin, end (indexes of records), kind, label(), span,
//                      isPoint (it has no length), took (ns before its record, of what has one)}]}]
//   visible(bars, axis, from, to, pixel, draw)
//       draw(bar, x0, x1, count, next) for bars within [from, to]; bars closer together than a
//       pixel are one: count says how many. next: where the one behind begins. axis.place(index) is
//       where a record lies, axis.begin(bar) where a bar begins.
//
// The bars of a lane do not overlap and are in order, so that what is in sight is found by halving,
// and the cost of drawing depends on the pixels, not on the records.

import { labelOf } from './model/names.mjs';

const OPERATION_LANES = 5;

// Of something that begins and, some time, ends.
class Bar {
  constructor(model, span, kind, label) {
    Object.assign(this, { model, span, kind, label });
  }

  get begin() {
    return this.span.begin;
  }

  get end() {
    const { end } = this.span;
    return end < 0 ? this.model.length - 1 : end;
  }
}

// An operation, from its submission to its last event.
class OperationBar extends Bar {
  constructor(model, thing) {
    super(model, { thing }, `op ${thing.type}`, () => labelOf(model, thing));
  }

  get begin() {
    return this.span.thing.made;
  }

  get end() {
    const { ended } = this.span.thing;
    return ended < 0 ? this.model.length - 1 : ended;
  }
}

function point(model, index, kind, field) {
  return {
    begin: index, end: index, isPoint: true, kind, span: { begin: index },
    label: () => model.records[index][field],
  };
}

function syncBar(model, thing) {
  return {
    begin: thing.made, end: thing.made, took: thing.took, kind: 'sync',
    label: () => labelOf(model, thing), span: { begin: thing.made, thing },
  };
}

export class Lanes {
  #model;
  #taken = new Map(); // list of the model -> how many of it have a bar
  #phases = [];
  #callbacks = [[], []]; // the outermost, and the first inside of each
  #prints = [];
  #problems = [];
  #syncs = [];
  #marks = [];
  #sleeps = [];
  #operations = Array.from({ length: OPERATION_LANES }, () => []);
  #threads = new Map();
  #collections = [];

  constructor(model) {
    this.#model = model;
  }

  * #new(name) {
    const list = this.#model[name];
    for (let n = this.#taken.get(name) ?? 0; n < list.length; n++) yield list[n];
    this.#taken.set(name, list.length);
  }

  update() {
    const model = this.#model;
    for (const span of this.#new('phases')) {
      this.#phases.push(new Bar(model, span, span.phase, () => span.phase));
    }
    for (const span of this.#new('callbacks')) this.#addCallback(span);
    for (const index of this.#new('prints')) {
      this.#prints.push(point(model, index, 'print', 'text'));
    }
    for (const index of this.#new('problems')) {
      this.#problems.push(point(model, index, 'garbage', 'text'));
    }
    for (const thing of this.#new('syncs')) this.#syncs.push(syncBar(model, thing));
    for (const index of this.#new('marks')) this.#marks.push(point(model, index, 'print', 'name'));
    for (const span of this.#new('polls')) {
      if (span.wait > 0) this.#sleeps.push(new Bar(model, span, 'sleep', () => 'asleep'));
    }
    for (const thing of this.#new('things')) this.#addOperation(thing);
    for (const span of this.#new('works')) this.#addWork(span);
    for (const span of this.#new('collections')) {
      this.#collections.push(new Bar(model, span, 'garbage', () => span.kind));
    }
    return this.#list();
  }

  #addCallback(span) {
    const lane = this.#callbacks[span.parent === undefined ? 0 : 1];
    if (lane.length > 0 && lane.at(-1).end > span.begin) return;
    lane.push(new Bar(this.#model, span, span.thing.type, () => labelOf(this.#model, span.thing)));
  }

  // Into the first lane that is free.
  #addOperation(thing) {
    if (thing.kind !== 'op' || thing.made < 0 || thing.inline) return;
    const lane = this.#operations.find((bars) => (
      bars.length === 0 || bars.at(-1).end <= thing.made));
    lane?.push(new OperationBar(this.#model, thing));
  }

  #addWork(span) {
    const { thread } = span;
    if (!this.#threads.has(thread)) this.#threads.set(thread, []);
    this.#threads.get(thread).push(new Bar(this.#model, span, 'work',
                                           () => labelOf(this.#model, span.thing)));
  }

  #list() {
    const [outer, inner] = this.#callbacks;
    return [
      { name: 'phases', bars: this.#phases },
      { name: 'callbacks', bars: outer },
      { name: 'inside them', bars: inner },
      { name: 'prints', bars: this.#prints },
      { name: 'problems', bars: this.#problems },
      { name: 'sync files', bars: this.#syncs },
      { name: 'marks', bars: this.#marks },
      { name: 'asleep', bars: this.#sleeps },
      ...this.#operations.map((bars, n) => ({ name: n === 0 ? 'operations' : '', bars })),
      ...[...this.#threads].sort().map(([name, bars]) => ({ name, bars })),
      { name: 'garbage', bars: this.#collections },
    ].filter(({ bars }) => bars.length > 0);
  }
}

// The first bar whose end is at or behind `from`.
function firstAfter(bars, place, from, low = 0) {
  let high = bars.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (place(bars[middle].end) < from) low = middle + 1;
    else high = middle;
  }
  return low;
}

export function visible(bars, axis, from, to, pixel, draw) {
  const { place } = axis;
  for (let n = firstAfter(bars, place, from); n < bars.length;) {
    const begin = axis.begin(bars[n]);
    if (begin > to) return;
    const end = place(bars[n].end);
    const next = end - begin < pixel ? firstAfter(bars, place, begin + pixel, n + 1) : n + 1;
    draw(bars[n], begin, end, next - n, next < bars.length ? axis.begin(bars[next]) : Infinity);
    n = next;
  }
}
