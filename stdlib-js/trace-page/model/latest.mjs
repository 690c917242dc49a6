// The latest records of a Model as a Model of its own: that of a program which runs for long has to
// lose its beginning.
//
//   latestOf(model, count)   a new Model: the last `count` records, and in front of them those of
//                            the older ones that still matter
//
// What still matters: the records of what waits in a queue or goes on, of what caused that, and of
// the last lines that were printed. So it is still known who listens, since when, and why.

import { Model } from './model.mjs';

const MOST_OF_A_QUEUE = 1000;
const MOST_PRINTS = 100;
const MOST_CAUSES = 20;

class Kept {
  indexes = new Set();
  #model;
  #end;
  #things = new Set();

  constructor(model, end) {
    this.#model = model;
    this.#end = end;
  }

  add(index) {
    if (index >= 0 && index < this.#end) this.indexes.add(index);
  }

  addSpan(span, causes = MOST_CAUSES) {
    if (span === undefined) return;
    this.add(span.begin);
    this.add(span.end);
    this.addThing(span.thing, causes);
    this.addSpan(span.parent, causes);
  }

  addThing(thing, causes = MOST_CAUSES) {
    if (thing === undefined || causes === 0 || this.#things.has(thing)) return;
    this.#things.add(thing);
    this.#addRecords(thing);
    this.addSpan(thing.inside, causes - 1);
    for (const other of [thing.handle, thing.operation, thing.work, thing.request, thing.serves,
      thing.follows, this.#model.byId(thing.trigger)]) this.addThing(other, causes - 1);
  }

  #addRecords({ made, settled, cleared, ended, began, done, refs = [], ran = [], type }) {
    for (const index of [made, settled, cleared, ended, began, done]) this.add(index);
    for (const { index } of refs.slice(-2)) this.add(index);
    for (const { begin, end } of new Set([...ran.slice(0, 2), ...ran.slice(-1)])) {
      this.add(begin);
      this.add(end);
    }
    // How long a timer waits stands in the record behind its own.
    if (type === 'Timeout' && this.#model.records[made + 1]?.event === 'timer') this.add(made + 1);
  }
}

function olderThatMatter(model, end) {
  const kept = new Kept(model, end);
  kept.addSpan(model.span);
  for (const spans of Object.values(model.open)) {
    for (const { begin } of spans) kept.add(begin);
  }
  const script = model.phases.find(({ phase }) => phase === 'script');
  kept.add(script?.begin);
  kept.add(script?.end);
  for (const members of model.members) {
    for (const n of [...members].slice(0, MOST_OF_A_QUEUE)) kept.addThing(model.thing(n));
  }
  const told = [model.prints, model.problems].flatMap((list) => list.slice(-MOST_PRINTS));
  for (const index of told) {
    kept.add(index);
    kept.addSpan(model.spanAt(index));
  }
  return Array.from(kept.indexes).sort((a, b) => a - b);
}

export function latestOf(model, count) {
  const end = Math.max(0, model.length - count);
  const latest = new Model(model.header);
  latest.append(olderThatMatter(model, end).map((index) => model.records[index]));
  latest.append(model.records.slice(end));
  latest.dropped = model.dropped;
  return latest;
}
